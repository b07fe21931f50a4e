package io.github.tpm4j.differential.executor;

import io.github.tpm4j.differential.step.Authorization;
import io.github.tpm4j.differential.step.SessionSecrets;
import io.github.tpm4j.differential.step.Symbols;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.security.GeneralSecurityException;

/** An HMAC or policy session at one TPM, as its caller keeps it. */
public final class Session {
  private final int handle;
  private final TpmAlg hash;
  private final TpmtSymDef symmetric;
  private final byte[] sessionKey;
  private byte[] nonceTpm;

  /** The session that TPM2_StartAuthSession has answered. */
  public Session(int handle, byte[] nonceTpm, SessionSecrets secrets, Symbols symbols) {
    this.handle = handle;
    this.nonceTpm = nonceTpm;
    hash = secrets.hash();
    symmetric = secrets.symmetric();
    sessionKey = secrets.keyed() ? key(nonceTpm, secrets, symbols) : new byte[0];
  }

  // Part 1, 19.6.8.
  private static byte[] key(byte[] nonceTpm, SessionSecrets secrets, Symbols symbols) {
    byte[] authValue = SessionCrypto.trimmed(secrets.bindAuthValue().toByteArray());
    return SessionCrypto.kdfa(
        secrets.hash(),
        SessionCrypto.concatenated(authValue, secrets.salt().bytes(symbols)),
        "ATH",
        nonceTpm,
        secrets.nonceCaller().toByteArray(),
        HashAlg.of(secrets.hash()).digestBytes() * Byte.SIZE);
  }

  public int handle() {
    return handle;
  }

  TpmAlg hash() {
    return hash;
  }

  TpmtSymDef symmetric() {
    return symmetric;
  }

  public byte[] nonceTpm() {
    return nonceTpm.clone();
  }

  /** The response brought a new nonce. */
  void roll(byte[] newer) {
    nonceTpm = newer;
  }

  /** Whether first parameters can be encrypted in this session. */
  boolean encrypts() {
    return ParameterCipher.supports(symmetric);
  }

  /** cpHash or rpHash. */
  byte[] hash(byte[]... parts) {
    return SessionCrypto.hash(hash, parts);
  }

  /** Whether an hmac field has nothing to be keyed with, and so may be empty. */
  boolean hasNoKey(byte[] authValue) {
    return sessionKey.length == 0 && SessionCrypto.trimmed(authValue).length == 0;
  }

  /** The hmac field (Part 1, 19.6.5). */
  byte[] hmac(byte[] authValue, byte[]... parts) {
    byte[] key = SessionCrypto.concatenated(sessionKey, SessionCrypto.trimmed(authValue));
    return SessionCrypto.hmac(hash, key, parts);
  }

  byte[] cipher(
      boolean encrypt, Authorization authorization, byte[] newer, byte[] older, byte[] data) {
    byte[] authValue =
        authorization.secret() == Authorization.Secret.NO_ENTITY
            ? new byte[0]
            : SessionCrypto.trimmed(authorization.authValue().toByteArray());
    try {
      return ParameterCipher.apply(
          encrypt, this, SessionCrypto.concatenated(sessionKey, authValue), newer, older, data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
