package io.github.tpm4j.transport;

/**
 * The connection ended before a whole response came, or had been closed before. The command may
 * have been executed or not; it is never sent again by the transport. The next command connects
 * anew, unless {@link Transport#close} was called.
 */
public class TransportClosedException extends TransportException {
  private static final long serialVersionUID = 1L;

  /**
   * With what has ended.
   *
   * @param message one sentence or more, for the user
   */
  public TransportClosedException(String message) {
    super(message);
  }

  /**
   * With what has ended.
   *
   * @param message one sentence or more, for the user
   * @param cause what the operating system or the library reported
   */
  public TransportClosedException(String message, Throwable cause) {
    super(message, cause);
  }
}
