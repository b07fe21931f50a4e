package io.github.tpm4j.tpm12.error;

/** What answers is a TPM 2.0. */
public class TpmFamilyException extends TpmException {
  private static final long serialVersionUID = 1L;

  /**
   * With what was tried, what is wrong, and what to do.
   *
   * @param message for the user
   */
  public TpmFamilyException(String message) {
    super(message);
  }

  /**
   * With what was tried, what is wrong, and what to do.
   *
   * @param message for the user
   * @param cause what led to it
   */
  public TpmFamilyException(String message, Throwable cause) {
    super(message, cause);
  }
}
