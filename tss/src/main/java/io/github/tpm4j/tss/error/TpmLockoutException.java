package io.github.tpm4j.tss.error;

/** The TPM refuses authorisation values for a while, after too many wrong ones: TPM_RC_LOCKOUT. */
public class TpmLockoutException extends TpmResponseException {
  private static final long serialVersionUID = 1L;

  public TpmLockoutException(Failure failure) {
    super(failure);
  }

  public TpmLockoutException(Failure failure, Throwable cause) {
    super(failure, cause);
  }
}
