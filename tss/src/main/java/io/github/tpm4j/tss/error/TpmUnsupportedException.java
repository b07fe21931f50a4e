package io.github.tpm4j.tss.error;

/**
 * Something that this TPM, or this JVM on its behalf, does not implement: an algorithm, a key size,
 * a curve, a scheme, a command.
 */
public class TpmUnsupportedException extends TpmException {
  private static final long serialVersionUID = 1L;

  public TpmUnsupportedException(String message) {
    super(message);
  }

  public TpmUnsupportedException(String message, Throwable cause) {
    super(message, cause);
  }
}
