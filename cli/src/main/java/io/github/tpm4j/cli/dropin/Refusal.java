package io.github.tpm4j.cli.dropin;

/** Why a command line is refused, in the line that swtpm would print. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param line empty if it was logged already
   */
  Refusal(String line) {
    super(line);
  }

  Refusal(String line, Throwable cause) {
    super(line, cause);
  }
}
