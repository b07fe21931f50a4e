package io.github.tpm4j.tss.error;

/** The authorisation value (password) of an entity was wrong: TPM_RC_AUTH_FAIL, TPM_RC_BAD_AUTH. */
public class TpmAuthorizationException extends TpmResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what went wrong.
   *
   * @param failure the command, the code and what is to be said of them
   */
  public TpmAuthorizationException(Failure failure) {
    super(failure);
  }
}
