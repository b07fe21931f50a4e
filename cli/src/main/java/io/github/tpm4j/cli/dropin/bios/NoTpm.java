package io.github.tpm4j.cli.dropin.bios;

/** There is no TPM, or it does not answer. */
final class NoTpm extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Nothing can be sent, or nothing comes.
   *
   * @param line the message
   */
  NoTpm(String line) {
    super(line);
  }

  NoTpm(String line, Throwable cause) {
    super(line, cause);
  }
}
