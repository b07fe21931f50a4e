package io.github.tpm4j.transport;

/**
 * There is no TPM at the place that the TCTI names: no device, nothing that listens, no library.
 */
public class TransportNotFoundException extends TransportException {
  private static final long serialVersionUID = 1L;

  /**
   * With what is not there, and what to do.
   *
   * @param message one sentence or more, for the user
   */
  public TransportNotFoundException(String message) {
    super(message);
  }

  /**
   * With what is not there, and what to do.
   *
   * @param message one sentence or more, for the user
   * @param cause what the operating system or the library reported
   */
  public TransportNotFoundException(String message, Throwable cause) {
    super(message, cause);
  }
}
