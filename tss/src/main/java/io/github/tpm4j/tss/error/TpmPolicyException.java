package io.github.tpm4j.tss.error;

import io.github.tpm4j.tss.constants.TpmRc;
import java.util.Optional;

/** The policy of an entity was not satisfied; the message tells which part of it and why. */
public class TpmPolicyException extends TpmException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what went wrong.
   *
   * @param message what was tried, what is wrong, and what to do
   */
  public TpmPolicyException(String message) {
    super(message);
  }

  /**
   * Says what went wrong.
   *
   * @param message what was tried, what is wrong, and what to do
   * @param cause what it came of
   */
  public TpmPolicyException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * {@return what the TPM answered; empty if the policy was not tried, for it could not be
   * satisfied}
   */
  public Optional<TpmRc> rc() {
    return getCause() instanceof TpmResponseException e ? Optional.of(e.rc()) : Optional.empty();
  }
}
