package io.github.tpm4j.tpm12.key;

import java.security.GeneralSecurityException;

/** A certified key that is not what is asked for, and why. */
public final class RefusedKeyException extends GeneralSecurityException {
  private static final long serialVersionUID = 1L;

  /** Why, for programs. */
  private final Reason reason;

  /** What is wrong with a statement. */
  public enum Reason {
    /** The identity key has not signed this. */
    SIGNATURE,
    /** The identity key has signed something else than a statement of a key. */
    STRUCTURE,
    /** It was made for another nonce: another verifier's, or an old one. */
    NONCE,
    /** It is about another key. */
    KEY,
    /** The key may leave its TPM, or was in another place before. */
    MIGRATABLE,
    /** The key is bound to other values of PCR, or to none. */
    PCR_VALUES,
    /** The key is used without a secret. */
    NO_SECRET
  }

  RefusedKeyException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  RefusedKeyException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** {@return what is wrong} */
  public Reason reason() {
    return reason;
  }
}
