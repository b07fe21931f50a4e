package io.github.tpm4j.cli.output;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person is at the other end. */
public final class Terminal {
  private static final Path ERRORS = Path.of("/proc/self/fd/2");

  private Terminal() {}

  /** Whether standard input and output are a terminal. */
  public static boolean isInteractive() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // JDK 22 and later have a console without a terminal too, and this method to say so.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }

  /** Whether the error stream is a terminal. */
  public static boolean hasErrors() {
    try {
      String target = Files.readSymbolicLink(ERRORS).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      // No Linux: Java knows of the other two streams only.
      return isInteractive();
    }
  }

  /** Whether output may have colours: on a terminal, and never with NO_COLOR (no-color.org). */
  public static boolean hasColours() {
    String noColour = System.getenv("NO_COLOR");
    return (noColour == null || noColour.isEmpty())
        && !"dumb".equals(System.getenv("TERM"))
        && isInteractive();
  }
}
