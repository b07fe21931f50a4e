package io.github.tpm4j.tss.error;

/** A response that the TPM did not authenticate: it was changed on its way, or made by another. */
public class TpmIntegrityException extends TpmDamagedResponseException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what went wrong.
   *
   * @param message what was tried, what is wrong, and what to do
   */
  public TpmIntegrityException(String message) {
    super(message);
  }

  /**
   * Says what went wrong.
   *
   * @param message what was tried, what is wrong, and what to do
   * @param cause what it came of
   */
  public TpmIntegrityException(String message, Throwable cause) {
    super(message, cause);
  }
}
