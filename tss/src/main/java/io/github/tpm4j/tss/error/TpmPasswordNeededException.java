package io.github.tpm4j.tss.error;

/**
 * A key counts wrong passwords against the TPM's lockout, and nobody has said what its password is.
 * Nothing was sent to the TPM.
 */
public class TpmPasswordNeededException extends TpmException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what went wrong.
   *
   * @param message what was tried, what is wrong, and what to do
   */
  public TpmPasswordNeededException(String message) {
    super(message);
  }
}
