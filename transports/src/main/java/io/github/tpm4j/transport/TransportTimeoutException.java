package io.github.tpm4j.transport;

/**
 * No whole response came within the time limit. The command may have been executed, and may still
 * be running. The limit is set by {@code tpm4j.timeoutSeconds} or the key {@code timeout}.
 */
public class TransportTimeoutException extends TransportException {
  private static final long serialVersionUID = 1L;

  /**
   * With what did not come in time.
   *
   * @param message one sentence or more, for the user
   */
  public TransportTimeoutException(String message) {
    super(message);
  }
}
