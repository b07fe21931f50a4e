package io.github.tpm4j.tpm12.error;

/** The TPM has not proved that a response is its own. Nothing of it was believed. */
public class TpmIntegrityException extends TpmException {
  private static final long serialVersionUID = 1L;

  /**
   * With what was tried, what is wrong, and what to do.
   *
   * @param message for the user
   */
  public TpmIntegrityException(String message) {
    super(message);
  }

  /**
   * With what was tried, what is wrong, and what to do.
   *
   * @param message for the user
   * @param cause what led to it
   */
  public TpmIntegrityException(String message, Throwable cause) {
    super(message, cause);
  }
}
