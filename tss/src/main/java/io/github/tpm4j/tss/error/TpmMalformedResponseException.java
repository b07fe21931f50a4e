package io.github.tpm4j.tss.error;

/** A response whose bytes are not what Part 3 says of the command; it was not used. */
public class TpmMalformedResponseException extends TpmDamagedResponseException {
  private static final long serialVersionUID = 1L;

  public TpmMalformedResponseException(String message) {
    super(message);
  }

  public TpmMalformedResponseException(String message, Throwable cause) {
    super(message, cause);
  }
}
