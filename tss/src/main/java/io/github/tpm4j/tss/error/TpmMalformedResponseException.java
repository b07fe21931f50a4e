package io.github.tpm4j.tss.error;

/** A response whose bytes are not what Part 3 says of the command; it was not used. */
public class TpmMalformedResponseException extends TpmDamagedResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what went wrong.
   *
   * @param message what was tried, what is wrong, and what to do
   */
  public TpmMalformedResponseException(String message) {
    super(message);
  }

  /**
   * Says what went wrong.
   *
   * @param message what was tried, what is wrong, and what to do
   * @param cause what it came of
   */
  public TpmMalformedResponseException(String message, Throwable cause) {
    super(message, cause);
  }
}
