package io.github.tpm4j.peers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of another JVM with the Java runtime and the class path of this one. */
public final class JavaCommand {
  /** For a program that ends soon: little to set up, and no second compiler. */
  public static final List<String> SHORT_LIVED =
      List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1");

  private JavaCommand() {}

  /** Runs a main class without options of the JVM. */
  public static List<String> of(Class<?> main, String... arguments) {
    return of(List.of(), main.getName(), arguments);
  }

  /**
   * Runs a main class.
   *
   * @param options of the JVM
   */
  public static List<String> of(List<String> options, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main));
    command.addAll(List.of(arguments));
    return command;
  }

  // Surefire starts the JVM with a jar that only names the class path, and gives it here.
  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
