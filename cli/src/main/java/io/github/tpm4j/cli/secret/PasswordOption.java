package io.github.tpm4j.cli.secret;

import io.github.tpm4j.cli.output.Terminal;
import io.github.tpm4j.keystore.KeyAuth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that give the password of what a command uses or makes; it never stands in one. */
public final class PasswordOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @ArgGroup private Way way = new Way();

  /** At most one of them. */
  private static final class Way {
    @Option(names = "--password", description = "Ask for the password on the terminal.")
    private boolean asked;

    @Option(
        names = "--password-file",
        paramLabel = "FILE",
        description = "The password is the first line of FILE; - is the standard input.")
    private Path file;

    @Option(
        names = "--password-env",
        paramLabel = "NAME",
        description = "The password is in this environment variable.")
    private String variable;
  }

  /** Whether there is a password. */
  public boolean isGiven() {
    return way.asked || way.file != null || way.variable != null;
  }

  /** Whether the password comes from the standard input, which nothing else can then. */
  public boolean usesStandardInput() {
    return way.file != null && way.file.toString().equals("-");
  }

  /**
   * The password of something that is there; none if no option says where it is.
   *
   * @return the caller closes it
   */
  public KeyAuth given() throws IOException {
    return auth(way.asked ? asked("Password: ") : notAsked());
  }

  /**
   * The password of something that is made; it is asked for twice.
   *
   * @return the caller closes it
   */
  public KeyAuth chosen() throws IOException {
    return auth(way.asked ? askedTwice() : notAsked());
  }

  private static KeyAuth auth(char[] password) {
    try {
      return KeyAuth.password(password);
    } finally {
      wipe(password);
    }
  }

  private char[] notAsked() throws IOException {
    if (way.file != null) {
      return SecretLine.of(way.file);
    }
    if (way.variable == null) {
      return null;
    }
    String value = System.getenv(way.variable);
    if (value == null) {
      throw wrong("--password-env: there is no environment variable " + way.variable);
    }
    return value.toCharArray();
  }

  private char[] askedTwice() {
    char[] first = asked("New password: ");
    char[] second = asked("Again: ");
    try {
      if (!Arrays.equals(first, second)) {
        wipe(first);
        throw wrong("The two passwords differ");
      }
      return first;
    } finally {
      wipe(second);
    }
  }

  private char[] asked(String question) {
    if (!Terminal.isInteractive()) {
      throw wrong("--password needs a terminal: use --password-file or --password-env");
    }
    char[] answer = System.console().readPassword(question);
    if (answer == null) {
      throw wrong("No password was given");
    }
    return answer;
  }

  private static void wipe(char[] password) {
    if (password != null) {
      Arrays.fill(password, '\0');
    }
  }

  private ParameterException wrong(String words) {
    return new ParameterException(command.commandLine(), words);
  }
}
