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
import java.util.Map;

/** The commands of swtpm by this project, in a folder for PATH, with the classes under test. */
public final class DropIn {
  private static final String OPTIONS =
      nativeAccess() + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -XX:-UsePerfData";

  /** The main classes below the package of {@code swtpm}'s own. */
  private static final Map<String, String> TOOLS =
      Map.of(
          "swtpm_ioctl", "ioctl.SwtpmIoctl",
          "swtpm_bios", "bios.SwtpmBios",
          "swtpm_setup", "setup.SwtpmSetup");

  private final Path folder;

  private DropIn(Path folder) {
    this.folder = folder;
  }

  /** As install-swtpm: later JDKs warn of native access that nobody has allowed. */
  private static String nativeAccess() {
    return Runtime.version().feature() < 22 ? "" : "--enable-native-access=ALL-UNNAMED";
  }

  /** Makes it in a new folder below the given one. */
  public static DropIn in(Path parent) throws IOException {
    return in(parent, "");
  }

  /** As {@link #in(Path)}, with further options of the JVM. */
  static DropIn in(Path parent, String options) throws IOException {
    Path folder = Files.createDirectory(parent.resolve("bin"));
    DropIn dropIn = new DropIn(folder);
    dropIn.write("swtpm", dropIn.script("swtpm.sh", options));
    for (Map.Entry<String, String> tool : TOOLS.entrySet()) {
      boolean isSetup = tool.getKey().equals("swtpm_setup");
      String script =
          dropIn
              .script(isSetup ? "setup.sh" : "tool.sh", options)
              .replace("@NAME@", tool.getKey())
              .replace("@CLASS@", tool.getValue());
      dropIn.write(tool.getKey(), script);
    }
    return dropIn;
  }

  private String script(String template, String options) throws IOException {
    return Files.readString(Checkout.root().resolve("tools/swtpm").resolve(template))
        .replace("@JAVA@", Path.of(System.getProperty("java.home"), "bin", "java").toString())
        .replace("@OPTIONS@", OPTIONS + " " + options)
        .replace("@DIR@", folder.toString())
        .replace("@CLASSPATH@", System.getProperty("java.class.path"));
  }

  private void write(String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(name), script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
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

  /** The path of a command of swtpm's. */
  String program(String name) {
    return folder.resolve(name).toString();
  }

  /** The command with these arguments, to be run to its end. */
  Tool tool(String... arguments) {
    return Tool.of(command(arguments).toArray(String[]::new));
  }
}
