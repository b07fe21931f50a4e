package io.github.tpm4j.tpm12.error;

/**
 * A response is not what Part 3 says, so that it cannot be from a TPM 1.2 over a connection that
 * works.
 */
public class TpmMalformedResponseException extends TpmException {
  private static final long serialVersionUID = 1L;

  /**
   * With what was tried, what is wrong, and what to do.
   *
   * @param message for the user
   */
  public TpmMalformedResponseException(String message) {
    super(message);
  }

  /**
   * With what was tried, what is wrong, and what to do.
   *
   * @param message for the user
   * @param cause what led to it
   */
  public TpmMalformedResponseException(String message, Throwable cause) {
    super(message, cause);
  }
}
