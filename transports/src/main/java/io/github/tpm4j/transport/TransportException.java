package io.github.tpm4j.transport;

import java.io.IOException;

/** No whole response came back from the TPM. The message says what was tried and what to do. */
public class TransportException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * With what was tried, what is wrong, and what to do.
   *
   * @param message one sentence or more, for the user
   */
  public TransportException(String message) {
    super(message);
  }

  /**
   * With what was tried, what is wrong, and what to do.
   *
   * @param message one sentence or more, for the user
   * @param cause what led to it
   */
  public TransportException(String message, Throwable cause) {
    super(message, cause);
  }
}
