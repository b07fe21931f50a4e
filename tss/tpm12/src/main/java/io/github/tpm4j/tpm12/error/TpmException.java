package io.github.tpm4j.tpm12.error;

/**
 * A TPM 1.2 did not do what was asked. The message says what was tried, what is wrong, what to do.
 */
public class TpmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * With what was tried, what is wrong, and what to do.
   *
   * @param message for the user
   */
  public TpmException(String message) {
    super(message);
  }

  /**
   * With what was tried, what is wrong, and what to do.
   *
   * @param message for the user
   * @param cause what led to it
   */
  public TpmException(String message, Throwable cause) {
    super(message, cause);
  }
}
