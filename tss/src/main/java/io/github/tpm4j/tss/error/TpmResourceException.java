package io.github.tpm4j.tss.error;

import io.github.tpm4j.tss.constants.TpmRc;

/** The TPM has no room left for objects, sessions or NV Indices. */
public class TpmResourceException extends TpmResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what went wrong.
   *
   * @param failure the command, the code and what is to be said of them
   */
  public TpmResourceException(Failure failure) {
    super(failure);
  }

  /** {@return whether it is sessions that there is no room for} */
  public boolean concernsSessions() {
    return is(TpmRc.SESSION_MEMORY) || is(TpmRc.SESSION_HANDLES) || is(TpmRc.CONTEXT_GAP);
  }

  /** {@return whether it is objects that there is no room for} */
  public boolean concernsObjects() {
    return is(TpmRc.OBJECT_MEMORY) || is(TpmRc.OBJECT_HANDLES) || is(TpmRc.MEMORY);
  }
}
