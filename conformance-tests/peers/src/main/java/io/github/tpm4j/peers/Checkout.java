package io.github.tpm4j.peers;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of this project's sources, which tests run in. */
public final class Checkout {
  private static final String MARK = "conformance-tests";

  private Checkout() {}

  /**
   * The project's top folder.
   *
   * @throws IllegalStateException if this JVM was started elsewhere
   */
  public static Path root() {
    // Surefire sets basedir to the module's folder.
    Path start = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(MARK))) {
        return folder;
      }
    }
    throw new IllegalStateException(start + " is not in a folder with " + MARK);
  }
}
