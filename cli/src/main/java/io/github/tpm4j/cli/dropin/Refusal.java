package io.github.tpm4j.cli.dropin;

import java.io.PrintStream;

/** Why a command line is refused, in the line that swtpm would print. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A refusal without a cause.
   *
   * @param line empty if it was logged already
   */
  public Refusal(String line) {
    super(line);
  }

  /** A refusal with what has led to it. */
  public Refusal(String line, Throwable cause) {
    super(line, cause);
  }

  /** Prints the line, unless it was logged already. */
  public void print(PrintStream err) {
    if (!getMessage().isEmpty()) {
      err.println(getMessage());
    }
  }
}
