package io.github.tpm4j.peers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

/** Brings the classes that this JVM runs with into a guest. */
public final class GuestClassPath {
  private GuestClassPath() {}

  /**
   * Copies this JVM's class path into the folder {@code lib} of the share.
   *
   * @return the class path as the guest sees it, for {@code java -cp}
   */
  public static String copyTo(Path share) throws IOException {
    Path lib = Files.createDirectory(share.resolve("lib"));
    StringJoiner classPath = new StringJoiner(":");
    int number = 0;
    for (String entry : JavaCommand.classPath().split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.exists(path)) {
        // Numbered, as two folders of one name may be on the class path.
        String name = number++ + "-" + path.getFileName();
        Folders.copy(path, lib.resolve(name));
        classPath.add("/share/lib/" + name);
      }
    }
    return classPath.toString();
  }
}
