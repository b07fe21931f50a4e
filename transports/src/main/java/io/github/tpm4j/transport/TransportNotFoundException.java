package io.github.tpm4j.transport;

/**
 * There is no TPM at the place that the TCTI names: no device, nothing that listens, no library.
 */
public class TransportNotFoundException extends TransportException {
  private static final long serialVersionUID = 1L;

  public TransportNotFoundException(String message) {
    super(message);
  }

  public TransportNotFoundException(String message, Throwable cause) {
    super(message, cause);
  }
}
