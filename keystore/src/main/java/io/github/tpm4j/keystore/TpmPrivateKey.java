package io.github.tpm4j.keystore;

import io.github.tpm4j.keystore.family.PrivateKeyInTpm;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.PublicKeys;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.util.Optional;

/**
 * A private key that never leaves its TPM. It has no encoding: {@link #getFormat} and {@link
 * #getEncoded} are null.
 *
 * <p>Making one sends nothing to the TPM; the key is loaded when it is first used. May be used by
 * many threads. Two keys are equal if their public keys are.
 */
public abstract sealed class TpmPrivateKey implements PrivateKeyInTpm, TpmResidentKey
    permits TpmRsaPrivateKey, TpmEcPrivateKey, TpmMlDsaPrivateKey, TpmMlKemPrivateKey {
  private static final long serialVersionUID = 1L;

  private final transient HeldKey held;
  private final transient PublicKey publicKey;

  TpmPrivateKey(
      TpmConnection tpm, KeySource source, String alias, KeyUse use, PublicKey publicKey) {
    this.held = new HeldKey(tpm, source, alias, use);
    this.publicKey = publicKey;
  }

  /**
   * {@return the key in a {@code TSS2 PRIVATE KEY}}
   *
   * @param tpm the TPM that has the key
   * @param key the contents of its file: public area, encrypted private area, parent and policy
   * @param alias how messages and exceptions name the key
   * @param auth the key's password, or that it has none
   * @throws InvalidKeySpecException if it is no asymmetric key that TPM2_Load takes, or is damaged
   */
  public static TpmPrivateKey of(TpmConnection tpm, Tss2PrivateKey key, String alias, KeyAuth auth)
      throws InvalidKeySpecException {
    return of(tpm, key, KeyOrigin.UNKNOWN, alias, auth);
  }

  /**
   * {@return the key in a {@code TSS2 PRIVATE KEY}, of whose making more is known than its file
   * says}
   *
   * @param tpm the TPM that has the key
   * @param key the contents of its file: public area, encrypted private area, parent and policy
   * @param origin with the Name of a storage key no other parent is given the key; with values of
   *     PCR a failure says which of them differs
   * @param alias how messages and exceptions name the key
   * @param auth the key's password, or that it has none
   * @throws InvalidKeySpecException if it is no asymmetric key that TPM2_Load takes, or is damaged
   */
  public static TpmPrivateKey of(
      TpmConnection tpm, Tss2PrivateKey key, KeyOrigin origin, String alias, KeyAuth auth)
      throws InvalidKeySpecException {
    if (TpmResidentKey.of(tpm, key, origin, alias, auth) instanceof TpmPrivateKey own) {
      return own;
    }
    throw new InvalidKeySpecException("TPM key " + alias + " is a secret key, not a private one");
  }

  /**
   * {@return the key in the TPM's own memory at a handle} Its public area is read from the TPM.
   *
   * @param tpm the TPM that has the key
   * @param handle of a persistent object: 0x81000000 to 0x81FFFFFF
   * @param auth the key's password, or that it has none
   * @throws InvalidKeySpecException if it is no asymmetric key that Java knows
   * @throws io.github.tpm4j.tss.error.TpmException if there is none
   */
  public static TpmPrivateKey ofPersistent(TpmConnection tpm, int handle, KeyAuth auth)
      throws InvalidKeySpecException {
    return ofPersistent(tpm, handle, auth, Optional.empty());
  }

  /**
   * {@return the key in the TPM's own memory at a handle, which is used by a policy} Its public
   * area is read from the TPM.
   *
   * @param tpm the TPM that has the key
   * @param handle of a persistent object: 0x81000000 to 0x81FFFFFF
   * @param auth the password, if the policy demands it
   * @param policy what it asks for is given by {@link #with(PolicyInputs)} or the settings
   * @throws InvalidKeySpecException if it is no asymmetric key that Java knows, or is bound to
   *     another policy
   * @throws io.github.tpm4j.tss.error.TpmException if there is none
   */
  public static TpmPrivateKey ofPersistent(
      TpmConnection tpm, int handle, KeyAuth auth, Policy policy) throws InvalidKeySpecException {
    return ofPersistent(tpm, handle, auth, Optional.of(policy));
  }

  private static TpmPrivateKey ofPersistent(
      TpmConnection tpm, int handle, KeyAuth auth, Optional<Policy> policy)
      throws InvalidKeySpecException {
    TpmHandle place = TpmHandle.of(handle);
    TpmtPublic area = tpm.device().persistentKey(place, KeyAuthorization.NONE).publicArea();
    if (policy.isPresent() && !isBoundTo(area, policy.get())) {
      throw new InvalidKeySpecException(
          "The key at " + place + " is bound to another policy than this: " + policy.get());
    }
    return of(
        tpm, new PersistentKey(place, area, policy, Optional.empty()), place.toString(), auth);
  }

  private static boolean isBoundTo(TpmtPublic area, Policy policy) {
    return policy.digest(HashAlg.of(area.nameAlg())).equals(area.authPolicy());
  }

  /**
   * {@return the key at a source}
   *
   * @param tpm the TPM that has the key
   * @param source where the key is, and how it is opened
   * @param alias how messages and exceptions name the key
   * @param auth the key's password, or that it has none
   * @throws InvalidKeySpecException if it is no asymmetric key that Java knows
   */
  public static TpmPrivateKey of(TpmConnection tpm, KeySource source, String alias, KeyAuth auth)
      throws InvalidKeySpecException {
    try {
      PublicKey publicKey = PublicKeys.of(source.publicArea());
      KeyUse use = new KeyUse(auth, PolicyInputs.NONE, ParentAuth.NONE);
      TpmAlg type = source.publicArea().type();
      if (type.equals(TpmAlg.MLDSA) || type.equals(TpmAlg.HASH_MLDSA)) {
        return new TpmMlDsaPrivateKey(tpm, source, alias, use, publicKey);
      }
      if (type.equals(TpmAlg.MLKEM)) {
        return new TpmMlKemPrivateKey(tpm, source, alias, use, publicKey);
      }
      if (publicKey instanceof XECPublicKey) {
        throw new InvalidKeySpecException(
            "TPM key "
                + alias
                + " is of X25519 or X448, which no service of this provider uses; TpmKey.ecdhZGen"
                + " and TpmKey.decapsulate of tpm4j-tss do");
      }
      return publicKey instanceof RSAPublicKey rsa
          ? new TpmRsaPrivateKey(tpm, source, alias, use, rsa)
          : new TpmEcPrivateKey(tpm, source, alias, use, (ECPublicKey) publicKey);
    } catch (TpmUnsupportedException e) {
      throw new InvalidKeySpecException("TPM key " + alias + ": " + e.getMessage(), e);
    }
  }

  @Override
  public TpmConnection tpm() {
    return held.tpm;
  }

  @Override
  public KeySource source() {
    return held.source;
  }

  @Override
  public String alias() {
    return held.alias;
  }

  @Override
  public KeyAuth auth() {
    return held.use.auth();
  }

  @Override
  public PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public TpmtPublic publicArea() {
    return held.source.publicArea();
  }

  @Override
  public TpmKey loaded() {
    return held.loaded();
  }

  @Override
  public TpmPrivateKey with(String newAlias, KeyAuth newAuth) {
    return with(newAlias, held.with(newAuth));
  }

  @Override
  public TpmPrivateKey with(PolicyInputs inputs) {
    return with(alias(), held.with(inputs));
  }

  @Override
  public TpmPrivateKey with(ParentAuth parent) {
    return with(alias(), held.with(parent));
  }

  abstract TpmPrivateKey with(String newAlias, KeyUse newUse);

  /** By whichever command. */
  @Override
  public boolean canSign() {
    return isForSign();
  }

  /** {@return whether TPM2_Sign takes the key for any digest} */
  public boolean isForSign() {
    return has(TpmaObject.SIGN) && !has(TpmaObject.RESTRICTED);
  }

  @Override
  public boolean canDecrypt() {
    return has(TpmaObject.DECRYPT) && !has(TpmaObject.RESTRICTED);
  }

  /**
   * {@return what Java has as the key's parameters: the curve, or a parameter set by its name; null
   * for RSA} On JDK 22 and later this is the method of {@code java.security.AsymmetricKey}.
   */
  public abstract AlgorithmParameterSpec getParams();

  /** {@return the scheme that the key is bound to; TPM_ALG_NULL if it may be used with any} */
  public abstract TpmAlg scheme();

  /** {@return the hash of {@link #scheme}; TPM_ALG_NULL if it has none} */
  public abstract TpmAlg schemeHash();

  private boolean has(int attribute) {
    return held.has(attribute);
  }

  @Override
  public void requireUsable() throws InvalidKeyException {
    held.requireUsable();
  }

  @Override
  public String getFormat() {
    return null;
  }

  @Override
  public byte[] getEncoded() {
    return null;
  }

  @Override
  public void destroy() {
    held.destroy();
  }

  @Override
  public boolean isDestroyed() {
    return held.isDestroyed();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TpmPrivateKey that && publicKey.equals(that.publicKey);
  }

  @Override
  public int hashCode() {
    return publicKey.hashCode();
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("a TPM key stays in its TPM; keep it in a KeyStore");
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a TPM key is never serialized");
  }
}
