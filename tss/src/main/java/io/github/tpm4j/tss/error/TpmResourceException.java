package io.github.tpm4j.tss.error;

/** The TPM has no room left for objects, sessions or NV Indices. */
public class TpmResourceException extends TpmResponseException {
  private static final long serialVersionUID = 1L;

  public TpmResourceException(Failure failure) {
    super(failure);
  }
}
