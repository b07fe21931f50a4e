package io.github.tpm4j.tss.error;

/**
 * A response that cannot be used, though the command may have been executed; its subclasses tell
 * why.
 */
public abstract class TpmDamagedResponseException extends TpmException {
  private static final long serialVersionUID = 1L;

  TpmDamagedResponseException(String message) {
    super(message);
  }

  TpmDamagedResponseException(String message, Throwable cause) {
    super(message, cause);
  }
}
