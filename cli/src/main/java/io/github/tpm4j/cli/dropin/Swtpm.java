package io.github.tpm4j.cli.dropin;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * The command {@code swtpm}, for programs that run it: libvirt, swtpm_setup, test set-ups. Its
 * options, messages and exit codes are those of swtpm 0.7.1.
 */
public final class Swtpm {
  /** The one whose command line this is. */
  static final String VERSION = "0.7.1";

  private static final int FAILED = 1;

  private Swtpm() {}

  /** Runs the command and ends the JVM with its exit status. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
  }

  static int run(
      List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
    if (words.isEmpty()) {
      err.println("Missing TPM interface type.");
      return FAILED;
    }
    List<String> options = words.subList(1, words.size());
    return switch (words.get(0)) {
      case "socket" -> new SocketCommand(environment, out, err).run(options);
      case "-v", "--version" -> version(out);
      case "-h", "--help" -> help(out);
      case "chardev" -> new ChardevCommand(environment, out, err).run(options);
      default -> unsupported(words.get(0), err);
    };
  }

  private static int version(PrintStream out) {
    out.println("TPM emulator version " + VERSION + ": tpm4j with the command line of that swtpm");
    return 0;
  }

  private static int help(PrintStream out) {
    out.println("Usage: swtpm socket [options]");
    out.println("       swtpm -v|--version");
    out.println("'swtpm socket --help' lists the options.");
    return 0;
  }

  private static int unsupported(String type, PrintStream err) {
    err.println("Unsupported TPM interface type '" + type + "'.");
    help(err);
    return FAILED;
  }
}
