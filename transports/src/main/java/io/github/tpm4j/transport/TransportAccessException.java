package io.github.tpm4j.transport;

/** A TPM is there, but this process may not use it now. The message says what to do about it. */
public class TransportAccessException extends TransportException {
  private static final long serialVersionUID = 1L;

  public TransportAccessException(String message) {
    super(message);
  }

  public TransportAccessException(String message, Throwable cause) {
    super(message, cause);
  }
}
