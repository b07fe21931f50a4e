package io.github.tpm4j.tss.error;

/** A handle of the command names an object or a session that is not (or no longer) in the TPM. */
public class TpmReferenceException extends TpmResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what went wrong.
   *
   * @param failure the command, the code and what is to be said of them
   */
  public TpmReferenceException(Failure failure) {
    super(failure);
  }
}
