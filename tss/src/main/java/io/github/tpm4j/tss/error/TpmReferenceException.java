package io.github.tpm4j.tss.error;

/** A handle of the command names an object or a session that is not (or no longer) in the TPM. */
public class TpmReferenceException extends TpmResponseException {
  private static final long serialVersionUID = 1L;

  public TpmReferenceException(Failure failure) {
    super(failure);
  }
}
