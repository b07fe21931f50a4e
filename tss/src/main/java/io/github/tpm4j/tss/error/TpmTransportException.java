package io.github.tpm4j.tss.error;

import io.github.tpm4j.transport.TransportException;

/**
 * No response came back: the TPM vanished, or its connection broke. Whether the command was
 * executed is not known. The next command connects anew where the transport can.
 */
public class TpmTransportException extends TpmException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what went wrong.
   *
   * @param message what was tried, what is wrong, and what to do
   * @param cause what it came of
   */
  public TpmTransportException(String message, TransportException cause) {
    super(message, cause);
  }

  /** Why the transport gave up. */
  @Override
  public synchronized TransportException getCause() {
    return (TransportException) super.getCause();
  }
}
