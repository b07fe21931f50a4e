package io.github.tpm4j.tpm12.identity;

import java.security.GeneralSecurityException;

/** What was sent about an identity key proves nothing, and why. */
public final class RefusedIdentityException extends GeneralSecurityException {
  private static final long serialVersionUID = 1L;

  /** Why, for programs. */
  private final Reason reason;

  /** What is wrong. */
  public enum Reason {
    /** It is not encrypted to this authority, or for this key, or is damaged. */
    ENCRYPTION,
    /** The key is none that TPM_MakeIdentity makes. */
    KEY,
    /** The key was made for another label or authority, or does not sign for itself. */
    BINDING
  }

  RefusedIdentityException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  RefusedIdentityException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** {@return what is wrong} */
  public Reason reason() {
    return reason;
  }
}
