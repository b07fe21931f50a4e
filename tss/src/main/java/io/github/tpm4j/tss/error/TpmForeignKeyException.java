package io.github.tpm4j.tss.error;

/**
 * A key of another TPM: its private area was not made under this parent key (TPM_RC_INTEGRITY), or
 * the parent key does not have the Name that is expected.
 */
public class TpmForeignKeyException extends TpmException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what went wrong.
   *
   * @param message what was tried, what is wrong, and what to do
   */
  public TpmForeignKeyException(String message) {
    super(message);
  }

  /**
   * Says what went wrong.
   *
   * @param message what was tried, what is wrong, and what to do
   * @param cause what it came of
   */
  public TpmForeignKeyException(String message, Throwable cause) {
    super(message, cause);
  }
}
