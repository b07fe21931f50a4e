package io.github.tpm4j.tss.error;

/** The TPM refuses authorisation values for a while, after too many wrong ones: TPM_RC_LOCKOUT. */
public class TpmLockoutException extends TpmResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what went wrong.
   *
   * @param failure the command, the code and what is to be said of them
   */
  public TpmLockoutException(Failure failure) {
    super(failure);
  }

  /**
   * Says what went wrong.
   *
   * @param failure the command, the code and what is to be said of them
   * @param cause what it came of
   */
  public TpmLockoutException(Failure failure, Throwable cause) {
    super(failure, cause);
  }
}
