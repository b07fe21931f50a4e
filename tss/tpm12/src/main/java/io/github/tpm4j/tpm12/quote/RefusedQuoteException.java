package io.github.tpm4j.tpm12.quote;

import java.security.GeneralSecurityException;

/** A quote that proves nothing, and why. */
public final class RefusedQuoteException extends GeneralSecurityException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** What is wrong with a quote. */
  public enum Reason {
    /** The key has not signed this. */
    SIGNATURE,
    /** The key has signed something else than a quote. */
    STRUCTURE,
    /** It was made for another nonce: another verifier's, or an old one. */
    NONCE,
    /** It is about other PCR. */
    PCR_SELECTION,
    /** The PCR have other values. */
    PCR_VALUES
  }

  RefusedQuoteException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  RefusedQuoteException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** {@return what is wrong} */
  public Reason reason() {
    return reason;
  }
}
