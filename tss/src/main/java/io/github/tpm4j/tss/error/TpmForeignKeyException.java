package io.github.tpm4j.tss.error;

/** A private area that was not made under this parent key of this TPM: TPM_RC_INTEGRITY. */
public class TpmForeignKeyException extends TpmResponseException {
  private static final long serialVersionUID = 1L;

  public TpmForeignKeyException(Failure failure) {
    super(failure);
  }
}
