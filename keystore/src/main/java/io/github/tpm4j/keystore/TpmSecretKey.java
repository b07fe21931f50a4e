package io.github.tpm4j.keystore;

import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSchemeHash;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmsKeyedhashParms;
import io.github.tpm4j.tss.objects.TpmsSymcipherParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.InvalidKeyException;
import java.security.spec.InvalidKeySpecException;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * A key of AES or HMAC that never leaves its TPM. It has no encoding: {@link #getFormat} and {@link
 * #getEncoded} are null. Two keys are equal if their Names are.
 */
public final class TpmSecretKey implements SecretKey, TpmResidentKey {
  /** The name of AES keys. */
  public static final String AES = "AES";

  private static final long serialVersionUID = 1L;

  private final transient HeldKey held;
  private final transient String algorithm;
  private final transient Bytes name;

  private TpmSecretKey(HeldKey held, String algorithm) {
    this.held = held;
    this.algorithm = algorithm;
    this.name = EntityNames.of(held.source.publicArea());
  }

  /** Whether an object of the TPM is neither asymmetric nor sealed data. */
  static boolean isOne(TpmtPublic area) {
    return area.type().equals(TpmAlg.SYMCIPHER) || area.type().equals(TpmAlg.KEYEDHASH);
  }

  /**
   * {@return the key in a {@code TSS2 PRIVATE KEY}}
   *
   * @param tpm the TPM that has the key
   * @param key the contents of its file: public area, encrypted private area, parent and policy
   * @param alias how messages and exceptions name the key
   * @param auth the key's password, or that it has none
   * @throws InvalidKeySpecException if it is no key of AES or HMAC that Java knows, or is damaged
   */
  public static TpmSecretKey of(TpmConnection tpm, Tss2PrivateKey key, String alias, KeyAuth auth)
      throws InvalidKeySpecException {
    if (TpmResidentKey.of(tpm, key, KeyOrigin.UNKNOWN, alias, auth) instanceof TpmSecretKey own) {
      return own;
    }
    throw new InvalidKeySpecException("TPM key " + alias + " is a private key, not a secret one");
  }

  /**
   * {@return the key in the TPM's own memory at a handle} Its public area is read from the TPM.
   *
   * @param tpm the TPM that has the key
   * @param handle of a persistent object: 0x81000000 to 0x81FFFFFF
   * @param auth the key's password, or that it has none
   * @throws InvalidKeySpecException if it is no key of AES or HMAC that Java knows
   * @throws io.github.tpm4j.tss.error.TpmException if there is none
   */
  public static TpmSecretKey ofPersistent(TpmConnection tpm, int handle, KeyAuth auth)
      throws InvalidKeySpecException {
    TpmHandle place = TpmHandle.of(handle);
    TpmtPublic area = tpm.device().persistentKey(place, KeyAuthorization.NONE).publicArea();
    KeySource source = new PersistentKey(place, area, Optional.empty(), Optional.empty());
    return of(tpm, source, place.toString(), auth);
  }

  /**
   * {@return the key at a source}
   *
   * @param tpm the TPM that has the key
   * @param source where the key is, and how it is opened
   * @param alias how messages and exceptions name the key
   * @param auth the key's password, or that it has none
   * @throws InvalidKeySpecException if it is no key of AES or HMAC that Java knows
   */
  public static TpmSecretKey of(TpmConnection tpm, KeySource source, String alias, KeyAuth auth)
      throws InvalidKeySpecException {
    String algorithm =
        algorithm(source.publicArea())
            .orElseThrow(
                () ->
                    new InvalidKeySpecException(
                        "TPM key "
                            + alias
                            + " is neither of AES nor of HMAC with one hash: "
                            + source.publicArea().parameters()));
    KeyUse use = new KeyUse(auth, PolicyInputs.NONE, ParentAuth.NONE);
    return new TpmSecretKey(new HeldKey(tpm, source, alias, use), algorithm);
  }

  private static Optional<String> algorithm(TpmtPublic area) {
    if (area.parameters() instanceof TpmsSymcipherParms cipher) {
      return cipher.sym().algorithm().equals(TpmAlg.AES) ? Optional.of(AES) : Optional.empty();
    }
    return area.parameters() instanceof TpmsKeyedhashParms keyed
            && keyed.scheme().scheme().equals(TpmAlg.HMAC)
            && keyed.scheme().details() instanceof TpmsSchemeHash hash
        ? HashAlg.find(hash.hashAlg()).map(TpmSecretKey::hmacName)
        : Optional.empty();
  }

  /**
   * {@return how Java names HMAC with a hash, such as {@code HmacSHA256}}
   *
   * @param hash which HMAC is built on
   */
  public static String hmacName(HashAlg hash) {
    String name = hash.jcaName();
    return "Hmac" + (name.startsWith("SHA-") ? name.replace("-", "") : name);
  }

  /** {@code AES}, or such as {@code HmacSHA256}. */
  @Override
  public String getAlgorithm() {
    return algorithm;
  }

  /** {@return whether this is a key of AES} */
  public boolean isAes() {
    return algorithm.equals(AES);
  }

  /** {@return the length of an AES key in bits; 0 of a key of HMAC, which the TPM does not show} */
  public int keySizeBits() {
    return publicArea().parameters() instanceof TpmsSymcipherParms cipher
        ? cipher.sym().keyBits()
        : 0;
  }

  /** {@return the mode that an AES key is bound to; TPM_ALG_NULL if it may be used with any} */
  public TpmAlg mode() {
    return publicArea().parameters() instanceof TpmsSymcipherParms cipher
        ? cipher.sym().mode()
        : TpmAlg.NULL;
  }

  /** {@return whether the TPM lets the key encrypt, or make MACs, for callers} */
  public boolean canEncrypt() {
    return held.has(TpmaObject.SIGN) && !held.has(TpmaObject.RESTRICTED);
  }

  /** {@return whether the TPM lets the key decrypt for callers} */
  public boolean canDecrypt() {
    return held.has(TpmaObject.DECRYPT) && !held.has(TpmaObject.RESTRICTED);
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
  public TpmtPublic publicArea() {
    return held.source.publicArea();
  }

  @Override
  public TpmKey loaded() {
    return held.loaded();
  }

  @Override
  public TpmSecretKey with(String newAlias, KeyAuth newAuth) {
    return with(newAlias, held.with(newAuth));
  }

  @Override
  public TpmSecretKey with(PolicyInputs inputs) {
    return with(alias(), held.with(inputs));
  }

  @Override
  public TpmSecretKey with(ParentAuth parent) {
    return with(alias(), held.with(parent));
  }

  private TpmSecretKey with(String newAlias, KeyUse newUse) {
    return new TpmSecretKey(new HeldKey(tpm(), source(), newAlias, newUse), algorithm);
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
    return other instanceof TpmSecretKey that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return "TpmSecretKey[" + alias() + ", " + (isAes() ? "AES " + keySizeBits() : algorithm) + "]";
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("a TPM key stays in its TPM; keep it in a KeyStore");
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a TPM key is never serialized");
  }
}
