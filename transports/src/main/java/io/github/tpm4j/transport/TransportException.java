package io.github.tpm4j.transport;

import java.io.IOException;

/** No whole response came back from the TPM. The message says what was tried and what to do. */
public class TransportException extends IOException {
  private static final long serialVersionUID = 1L;

  public TransportException(String message) {
    super(message);
  }

  public TransportException(String message, Throwable cause) {
    super(message, cause);
  }
}
