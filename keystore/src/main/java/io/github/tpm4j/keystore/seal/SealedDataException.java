package io.github.tpm4j.keystore.seal;

import java.io.IOException;

/** Sealed data are damaged, cut off or no sealed data at all; the message says where. */
public class SealedDataException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * With what is wrong with the sealed data.
   *
   * @param message one sentence or more, for the user
   */
  public SealedDataException(String message) {
    super(message);
  }

  /**
   * With what is wrong with the sealed data.
   *
   * @param message one sentence or more, for the user
   * @param cause the exception of the JVM or of the TPM behind it
   */
  public SealedDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
