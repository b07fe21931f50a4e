package io.github.tpm4j.conformance.dropin;

import io.github.tpm4j.peers.Checkout;
import io.github.tpm4j.peers.Tool;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The command {@code swtpm} of this project, in a folder for PATH, with the classes under test. */
final class DropIn {
  private static final String OPTIONS =
      "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -XX:-UsePerfData";

  private final Path folder;

  private DropIn(Path folder) {
    this.folder = folder;
  }

  /** Makes it in a new folder below the given one. */
  static DropIn in(Path parent) throws IOException {
    return in(parent, "");
  }

  /** As {@link #in(Path)}, with further options of the JVM. */
  static DropIn in(Path parent, String options) throws IOException {
    Path folder = Files.createDirectory(parent.resolve("bin"));
    String script =
        Files.readString(Checkout.root().resolve("tools/swtpm/swtpm.sh"))
            .replace("@JAVA@", Path.of(System.getProperty("java.home"), "bin", "java").toString())
            .replace("@OPTIONS@", OPTIONS + " " + options)
            .replace("@CLASSPATH@", System.getProperty("java.class.path"));
    Path file = Files.writeString(folder.resolve("swtpm"), script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new DropIn(folder);
  }

  /** The variable PATH with its folder before the others. */
  String path() {
    return folder + File.pathSeparator + System.getenv("PATH");
  }

  /** The command with these arguments. */
  List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(folder.resolve("swtpm").toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** The command with these arguments, to be run to its end. */
  Tool tool(String... arguments) {
    return Tool.of(command(arguments).toArray(String[]::new));
  }
}
