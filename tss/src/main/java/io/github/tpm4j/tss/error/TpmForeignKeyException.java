package io.github.tpm4j.tss.error;

/**
 * A key of another TPM: its private area was not made under this parent key (TPM_RC_INTEGRITY), or
 * the parent key does not have the Name that is expected.
 */
public class TpmForeignKeyException extends TpmException {
  private static final long serialVersionUID = 1L;

  public TpmForeignKeyException(String message) {
    super(message);
  }

  public TpmForeignKeyException(String message, Throwable cause) {
    super(message, cause);
  }
}
