package io.github.tpm4j.transport;

/** A TPM is there, but this process may not use it now. The message says what to do about it. */
public class TransportAccessException extends TransportException {
  private static final long serialVersionUID = 1L;

  /**
   * With what this user may not use, and how he may.
   *
   * @param message one sentence or more, for the user
   */
  public TransportAccessException(String message) {
    super(message);
  }

  /**
   * With what this user may not use, and how he may.
   *
   * @param message one sentence or more, for the user
   * @param cause what the operating system or the library reported
   */
  public TransportAccessException(String message, Throwable cause) {
    super(message, cause);
  }
}
