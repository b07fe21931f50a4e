package io.github.tpm4j.tss.error;

/** A response that the TPM did not authenticate: it was changed on its way, or made by another. */
public class TpmIntegrityException extends TpmDamagedResponseException {
  private static final long serialVersionUID = 1L;

  public TpmIntegrityException(String message) {
    super(message);
  }

  public TpmIntegrityException(String message, Throwable cause) {
    super(message, cause);
  }
}
