package io.github.tpm4j.transport;

/** The bytes that came back are no response: whatever is at the other end is not a TPM 2.0. */
public class MalformedResponseException extends TransportException {
  private static final long serialVersionUID = 1L;

  /**
   * With what is wrong with the bytes that came.
   *
   * @param message one sentence or more, for the user
   */
  public MalformedResponseException(String message) {
    super(message);
  }
}
