package io.github.tpm4j.tss.error;

/** A TPM did not do what was asked. The message says what was tried, what is wrong, what to do. */
public class TpmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what went wrong.
   *
   * @param message what was tried, what is wrong, and what to do
   */
  public TpmException(String message) {
    super(message);
  }

  /**
   * Says what went wrong.
   *
   * @param message what was tried, what is wrong, and what to do
   * @param cause what it came of
   */
  public TpmException(String message, Throwable cause) {
    super(message, cause);
  }
}
