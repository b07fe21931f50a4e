package io.github.tpm4j.keystore.envelope;

import java.io.IOException;

/** Data are no envelope, damaged, cut off, or for other keys; the message says which. */
public class EnvelopeException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * With what is wrong with the envelope.
   *
   * @param message one sentence or more, for the user
   */
  public EnvelopeException(String message) {
    super(message);
  }

  /**
   * With what is wrong with the envelope.
   *
   * @param message one sentence or more, for the user
   * @param cause the exception of the JVM or of the TPM behind it
   */
  public EnvelopeException(String message, Throwable cause) {
    super(message, cause);
  }
}
