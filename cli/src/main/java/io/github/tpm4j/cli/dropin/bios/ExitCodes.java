package io.github.tpm4j.cli.dropin.bios;

/** What {@code swtpm_bios} ends with. */
final class ExitCodes {
  /** An option is wrong. */
  static final int WRONG_OPTION = 1;

  /** The TPM refused a command. */
  static final int TPM_ERROR = 128;

  /** A TPM 1.2 becomes active only by a reset. */
  static final int NEEDS_RESET = 129;

  /** There is no TPM, or it does not answer. */
  static final int NO_TPM = 255;

  private ExitCodes() {}
}
