package io.github.tpm4j.tss.session;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.crypto.Hmacs;
import io.github.tpm4j.tss.crypto.Nonces;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;
import javax.crypto.Mac;

/**
 * A session of the TPM, and this side's share of its state: the key and the nonces that roll with
 * every command. One command at a time may use it.
 */
public final class AuthSession implements AutoCloseable {
  private final TpmHandle handle;
  private final SessionSpec spec;
  private final SecretBytes sessionKey;
  private Bytes nonceCaller;
  private Bytes nonceTpm;
  private PolicyAuth policyAuth = PolicyAuth.NONE;
  private boolean lost;

  AuthSession(
      TpmHandle handle, SessionSpec spec, SecretBytes key, Bytes nonceCaller, Bytes nonceTpm) {
    this.handle = handle;
    this.spec = spec;
    this.sessionKey = key;
    this.nonceCaller = nonceCaller;
    this.nonceTpm = nonceTpm;
  }

  /** {@return where the TPM has it} */
  public TpmHandle handle() {
    return handle;
  }

  /** {@return the hash of its nonces, keys and HMACs, and of its policy} */
  public HashAlg hash() {
    return spec.hash();
  }

  /** {@return what kind of session this is} */
  public SessionSpec spec() {
    return spec;
  }

  /** {@return the nonce that the TPM sent last, as PolicySigned and PolicySecret take it} */
  public Bytes nonceTpm() {
    return nonceTpm;
  }

  /** {@return whether it is a policy or trial session} */
  public boolean isPolicy() {
    return !spec.type().equals(TpmSe.HMAC);
  }

  /** {@return how this policy session brings in an authValue} */
  public PolicyAuth policyAuth() {
    return policyAuth;
  }

  /**
   * Tells that PolicyAuthValue or PolicyPassword was run; NONE after a restart of the policy.
   *
   * @param auth how the authValue is to be proven
   */
  public void setPolicyAuth(PolicyAuth auth) {
    policyAuth = auth;
  }

  /**
   * {@return whether the two sides no longer agree on the nonces, or the TPM has ended the session}
   * It is of no more use.
   */
  public boolean isLost() {
    return lost;
  }

  /** Tells that the session is of no more use. */
  public void setLost() {
    lost = true;
  }

  /** {@return whether parameters can be encrypted by it} */
  public boolean canEncrypt() {
    return !spec.symmetric().isNull();
  }

  /** Takes a new nonce for a command that is being built. */
  void rollNonceCaller() {
    nonceCaller = Nonces.next(hash().digestBytes());
  }

  Bytes nonceCaller() {
    return nonceCaller;
  }

  void setNonceTpm(Bytes nonce) {
    nonceTpm = nonce;
  }

  ParameterCipher cipher() {
    return new ParameterCipher(spec.symmetric(), hash());
  }

  /** The session's key and an authValue, without its trailing zeros; the caller wipes it. */
  byte[] keyWith(SecretBytes entityAuth) {
    byte[] auth = AuthValues.trimmed(entityAuth).borrow();
    byte[] key = Arrays.copyOf(sessionKey.borrow(), sessionKey.size() + auth.length);
    System.arraycopy(auth, 0, key, sessionKey.size(), auth.length);
    return key;
  }

  /** The key of HMACs that no entity's authValue is part of; the caller wipes it. */
  byte[] plainKey() {
    return sessionKey.toByteArray();
  }

  /** Whether the authValue of an entity is part of the key when this session authorises it. */
  boolean includesAuth(Bytes entityName, SecretBytes entityAuth) {
    if (isPolicy()) {
      return policyAuth == PolicyAuth.AUTH_VALUE;
    }
    return spec.binding().isEmpty() || !spec.binding().get().isTo(entityName, entityAuth);
  }

  /**
   * The HMAC of a command or a response (Part 1, 19.6.5, 19.6.8).
   *
   * @param key of {@link #keyWith} or {@link #plainKey}
   * @param hash the cpHash or rpHash
   * @param newer the nonce of the side that sends
   * @param older the nonce of the other side
   * @param others nonces of the sessions that encrypt, in a command's first session
   */
  byte[] hmac(
      byte[] key, byte[] hash, Bytes newer, Bytes older, TpmaSession attributes, Bytes... others) {
    Mac mac = Hmacs.start(hash(), key);
    mac.update(hash);
    mac.update(newer.borrow());
    mac.update(older.borrow());
    Arrays.stream(others).forEach(nonce -> mac.update(nonce.borrow()));
    mac.update((byte) attributes.value());
    return mac.doFinal();
  }

  /** Wipes this side's key; the session in the TPM is left as it is. */
  @Override
  public void close() {
    lost = true;
    sessionKey.close();
  }

  @Override
  public String toString() {
    return "AuthSession[" + handle + ", " + spec.type() + ", " + spec.hash() + "]";
  }
}
