package io.github.tpm4j.tss.error;

import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * The TPM answered a command with an error code (Part 1, 39). Subclasses stand for the errors that
 * a program tells apart; {@link #rc} has the code itself.
 */
public class TpmResponseException extends TpmException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /**
   * Says what went wrong.
   *
   * @param failure the command, the code and what is to be said of them
   */
  public TpmResponseException(Failure failure) {
    this(failure, null);
  }

  /**
   * Says what went wrong.
   *
   * @param failure the command, the code and what is to be said of them
   * @param cause what it came of
   */
  public TpmResponseException(Failure failure, Throwable cause) {
    super(failure.toString(), cause);
    this.failure = failure;
  }

  /** {@return the command that failed} */
  public TpmCc command() {
    return failure.command().code();
  }

  /**
   * {@return the code as the TPM sent it; the same where a resource manager has answered in its
   * place}
   */
  public TpmRc rc() {
    return failure.rc();
  }

  /**
   * {@return whether the code, apart from the place it names, is {@code code}}
   *
   * @param code without the number of a handle, parameter or session
   */
  public boolean is(TpmRc code) {
    return failure.rc().base().equals(code);
  }

  /** {@return what failed, to say more of it in another exception} */
  public Failure failure() {
    return failure;
  }
}
