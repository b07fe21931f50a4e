package io.github.tpm4j.tpm12.engine.session;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;

/** A session (Part 1, 13). */
public final class AuthSession implements RollingSession {
  private final int handle;
  private final SessionKind kind;
  private final AuthEntity.Kind entityKind;
  private final Bytes entityIdentity;
  private final byte[] sharedSecret;
  private final boolean encryptsByAes;
  private Bytes nonceEven;

  private AuthSession(
      int handle,
      SessionKind kind,
      AuthEntity.Kind entityKind,
      Bytes entityIdentity,
      byte[] sharedSecret,
      boolean encryptsByAes,
      Bytes nonceEven) {
    this.handle = handle;
    this.kind = kind;
    this.entityKind = entityKind;
    this.entityIdentity = entityIdentity;
    this.sharedSecret = sharedSecret;
    this.encryptsByAes = encryptsByAes;
    this.nonceEven = nonceEven;
  }

  static AuthSession oiap(int handle, Bytes nonceEven) {
    return new AuthSession(
        handle,
        SessionKind.OIAP,
        AuthEntity.Kind.DATA,
        Bytes.EMPTY,
        new byte[TpmReader.DIGEST_SIZE_BYTES],
        false,
        nonceEven);
  }

  static AuthSession osap(
      int handle, AuthEntity entity, byte[] sharedSecret, boolean encryptsByAes, Bytes nonceEven) {
    return new AuthSession(
        handle,
        SessionKind.OSAP,
        entity.kind(),
        entity.identity(),
        sharedSecret,
        encryptsByAes,
        nonceEven);
  }

  public int handle() {
    return handle;
  }

  public SessionKind kind() {
    return kind;
  }

  @Override
  public Bytes nonceEven() {
    return nonceEven;
  }

  @Override
  public void roll(Bytes next) {
    nonceEven = next;
  }

  /** Whether it can show the secret of this entity. */
  public boolean fits(AuthEntity entity) {
    return kind == SessionKind.OIAP
        || entity.kind() == entityKind && entity.identity().equals(entityIdentity);
  }

  boolean isOf(AuthEntity.Kind wanted) {
    return kind == SessionKind.OSAP && entityKind == wanted;
  }

  /** {@return what the entity's secret is shown by} */
  public byte[] secretFor(AuthEntity entity) {
    return kind == SessionKind.OIAP ? entity.secret() : sharedSecret;
  }

  /** {@return the session's own secret, which the session keeps} */
  public byte[] sharedSecret() {
    return sharedSecret;
  }

  /** {@return a secret that was encrypted by this session (ADIP, Part 1, 13.5)} */
  public byte[] decrypt(Bytes encrypted, Bytes nonce) {
    return encryptsByAes
        ? Adip.aes(sharedSecret, nonce, encrypted)
        : Adip.xor(sharedSecret, nonce, encrypted);
  }

  void wipe() {
    Arrays.fill(sharedSecret, (byte) 0);
  }

  void write(TpmWriter out) {
    out.u32(handle).u8(kind.ordinal()).u8(entityKind.ordinal()).sized16(entityIdentity);
    out.array(sharedSecret).bool(encryptsByAes).digest(nonceEven);
  }

  static AuthSession read(TpmReader in) {
    return new AuthSession(
        in.u32(),
        SessionKind.values()[in.u8()],
        AuthEntity.Kind.values()[in.u8()],
        in.sized16(),
        in.array(TpmReader.DIGEST_SIZE_BYTES),
        in.bool(),
        in.digest());
  }
}
