package io.github.tpm4j.tss.error;

import io.github.tpm4j.tss.constants.TpmRc;

/**
 * Something that this TPM, or this JVM on its behalf, does not implement: an algorithm, a key size,
 * a curve, a scheme, a command.
 */
public class TpmUnsupportedException extends TpmException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what went wrong.
   *
   * @param message what was tried, what is wrong, and what to do
   */
  public TpmUnsupportedException(String message) {
    super(message);
  }

  /**
   * Says what went wrong.
   *
   * @param message what was tried, what is wrong, and what to do
   * @param cause what it came of
   */
  public TpmUnsupportedException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * {@return whether it is the command that is lacking, so that nothing was said of its parameters}
   */
  public boolean isCommandMissing() {
    return getCause() instanceof TpmResponseException e && e.is(TpmRc.COMMAND_CODE);
  }
}
