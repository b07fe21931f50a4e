package io.github.tpm4j.tss.session;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.constants.TpmSe;
import java.util.Optional;

/**
 * What kind of session to start (Part 3, 11.1).
 *
 * @param symmetric the cipher of encrypted parameters; TPM_ALG_NULL for none
 * @param salt the key that the session's secret is encrypted to; empty for an unsalted session
 * @param binding the entity that the session is bound to; empty for an unbound session
 */
public record SessionSpec(
    TpmSe type,
    HashAlg hash,
    TpmtSymDef symmetric,
    Optional<SaltKey> salt,
    Optional<SessionBinding> binding) {

  /**
   * {@return an HMAC session, unsalted and unbound, without encryption}
   *
   * @param hash of nonces, keys and HMACs
   */
  public static SessionSpec hmac(HashAlg hash) {
    return of(TpmSe.HMAC, hash);
  }

  /**
   * {@return a policy session, unsalted and unbound, without encryption}
   *
   * @param hash of nonces, keys, HMACs and the policy
   */
  public static SessionSpec policy(HashAlg hash) {
    return of(TpmSe.POLICY, hash);
  }

  /**
   * {@return a trial session: it computes a policy's digest and authorises nothing}
   *
   * @param hash of the policy
   */
  public static SessionSpec trial(HashAlg hash) {
    return of(TpmSe.TRIAL, hash);
  }

  private static SessionSpec of(TpmSe type, HashAlg hash) {
    return new SessionSpec(type, hash, TpmtSymDef.NULL, Optional.empty(), Optional.empty());
  }

  /**
   * {@return this kind, with parameters encrypted by {@code cipher}}
   *
   * @param cipher a block cipher in CFB mode, or XOR with a hash
   */
  public SessionSpec encrypting(TpmtSymDef cipher) {
    return new SessionSpec(type, hash, cipher, salt, binding);
  }

  /**
   * {@return this kind, with a secret encrypted to {@code key}}
   *
   * @param key a storage key whose public area is known
   */
  public SessionSpec salted(SaltKey key) {
    return new SessionSpec(type, hash, symmetric, Optional.of(key), binding);
  }

  /**
   * {@return this kind, bound to an entity}
   *
   * @param entity whose authValue goes into the session key
   */
  public SessionSpec bound(SessionBinding entity) {
    return new SessionSpec(type, hash, symmetric, salt, Optional.of(entity));
  }
}
