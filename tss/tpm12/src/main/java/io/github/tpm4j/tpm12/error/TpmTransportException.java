package io.github.tpm4j.tpm12.error;

/** No whole response came. */
public class TpmTransportException extends TpmException {
  private static final long serialVersionUID = 1L;

  /**
   * With what was tried, what is wrong, and what to do.
   *
   * @param message for the user
   */
  public TpmTransportException(String message) {
    super(message);
  }

  /**
   * With what was tried, what is wrong, and what to do.
   *
   * @param message for the user
   * @param cause what led to it
   */
  public TpmTransportException(String message, Throwable cause) {
    super(message, cause);
  }
}
