package io.github.tpm4j.engine.session;

import io.github.tpm4j.engine.entity.Authorizable;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * The entity that a session was bound to when it started (Part 1, 19.6.8 to 19.6.12).
 *
 * @param authenticates whether the session's key stands for the authValue of this entity: of an
 *     HMAC session, until it is used for auditing
 * @param isDaProtected whether any failure with the session counts as a wrong authValue
 * @param isLockout whether it is bound to TPM_RH_LOCKOUT
 */
public record Binding(
    boolean authenticates,
    Bytes name,
    SecretBytes authValue,
    boolean isDaProtected,
    boolean isLockout) {
  /** Bound to nothing. */
  public static final Binding NONE =
      new Binding(false, Bytes.EMPTY, SecretBytes.EMPTY, false, false);

  /**
   * The binding of a new session.
   *
   * @param isHmac whether it is an HMAC session; the key of a policy session never stands for an
   *     authValue
   */
  public static Binding of(Authorizable entity, boolean isHmac) {
    return new Binding(
        isHmac,
        entity.name(),
        SecretBytes.of(entity.authValue().borrow()),
        entity.isDaProtected(),
        entity.handle().equals(TpmHandle.LOCKOUT));
  }

  /** Whether the session's key stands for the authValue of {@code entity} as it is now. */
  boolean authenticates(Authorizable entity) {
    return authenticates && name.equals(entity.name()) && authValue.equals(entity.authValue());
  }

  /** Auditing ends the binding, but not what failures count as. */
  Binding withoutAuthentication() {
    return new Binding(false, Bytes.EMPTY, SecretBytes.EMPTY, isDaProtected, isLockout);
  }

  void write(TpmWriter out) {
    out.u8(authenticates ? 1 : 0).sized(name).sized(authValue);
    out.u8(isDaProtected ? 1 : 0).u8(isLockout ? 1 : 0);
  }

  static Binding read(TpmReader in) {
    return new Binding(
        in.u8() != 0, Tpm2b.NAME.read(in), Tpm2b.AUTH.readSecret(in), in.u8() != 0, in.u8() != 0);
  }
}
