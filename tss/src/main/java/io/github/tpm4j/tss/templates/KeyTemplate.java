package io.github.tpm4j.tss.templates;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMldsa;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMlkem;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtKeyedhashScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.algorithms.TpmuPublicId;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsHashMldsaParms;
import io.github.tpm4j.tss.objects.TpmsKeyedhashParms;
import io.github.tpm4j.tss.objects.TpmsMldsaParms;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmsSymcipherParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmuPublicParms;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * Describes a key to be created. Immutable; each method returns a changed copy. Unless told
 * otherwise a key stays in its TPM, is named by SHA-256, takes its password ({@code userWithAuth}),
 * and wrong passwords do not count towards lockout ({@code noDA}).
 *
 * <pre>{@code
 * TpmtPublic template = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build();
 * }</pre>
 */
public final class KeyTemplate {
  private static final int DEFAULT_ATTRIBUTES =
      TpmaObject.FIXED_TPM
          | TpmaObject.FIXED_PARENT
          | TpmaObject.SENSITIVE_DATA_ORIGIN
          | TpmaObject.USER_WITH_AUTH
          | TpmaObject.NO_DA;

  private final TpmAlg type;
  private final HashAlg nameHash;
  private final TpmaObject attributes;
  private final Bytes authPolicy;
  private final TpmuPublicParms parameters;
  private final TpmuPublicId unique;

  private KeyTemplate(
      TpmAlg type,
      HashAlg nameHash,
      TpmaObject attributes,
      Bytes authPolicy,
      TpmuPublicParms parameters,
      TpmuPublicId unique) {
    this.type = type;
    this.nameHash = nameHash;
    this.attributes = attributes;
    this.authPolicy = authPolicy;
    this.parameters = parameters;
    this.unique = unique;
  }

  private static KeyTemplate of(TpmAlg type, TpmuPublicParms parameters, TpmuPublicId unique) {
    TpmaObject attributes = TpmaObject.of(DEFAULT_ATTRIBUTES);
    return new KeyTemplate(type, HashAlg.SHA256, attributes, Bytes.EMPTY, parameters, unique);
  }

  /**
   * {@return an RSA key for any scheme, with the exponent 65537} {@link #signing} and {@link
   * #decrypting} tell what it may do.
   *
   * @param keyBits such as 2048
   */
  public static KeyTemplate rsa(int keyBits) {
    return rsa(keyBits, TpmtRsaScheme.NULL);
  }

  /**
   * {@return an RSA key for one scheme}
   *
   * @param keyBits such as 2048
   * @param scheme of signing or of encryption; the key is bound to it
   */
  public static KeyTemplate rsa(int keyBits, TpmtRsaScheme scheme) {
    TpmsRsaParms parameters = new TpmsRsaParms(TpmtSymDefObject.NULL, scheme, keyBits, 0);
    return of(TpmAlg.RSA, parameters, Tpm2bPublicKeyRsa.EMPTY);
  }

  /**
   * {@return an elliptic-curve key for any scheme; decrypting means ECDH}
   *
   * @param curve that the TPM has
   */
  public static KeyTemplate ec(TpmEccCurve curve) {
    return ec(curve, TpmtEccScheme.NULL);
  }

  /**
   * {@return an elliptic-curve key for one scheme}
   *
   * @param curve that the TPM has
   * @param scheme the key is bound to it
   */
  public static KeyTemplate ec(TpmEccCurve curve, TpmtEccScheme scheme) {
    TpmsEccParms parameters =
        new TpmsEccParms(TpmtSymDefObject.NULL, scheme, curve, TpmtKdfScheme.NULL);
    return of(TpmAlg.ECC, parameters, new TpmsEccPoint(Bytes.EMPTY, Bytes.EMPTY));
  }

  /**
   * {@return an elliptic-curve key of DHKEM (RFC 9180, 4.1) that decapsulates; it is for decrypting
   * already}
   *
   * @param curve with {@code hash} one of RFC 9180, 7.1: P-256 and 25519 with SHA-256, P-384 with
   *     SHA-384, P-521 and 448 with SHA-512
   * @param hash of the KDF
   */
  public static KeyTemplate dhkem(TpmEccCurve curve, HashAlg hash) {
    TpmsEccParms parameters =
        new TpmsEccParms(
            TpmtSymDefObject.NULL,
            TpmtEccScheme.NULL,
            curve,
            TpmtKdfScheme.of(TpmAlg.HKDF, hash.alg()));
    return of(TpmAlg.ECC, parameters, new TpmsEccPoint(Bytes.EMPTY, Bytes.EMPTY)).decrypting();
  }

  /**
   * {@return a key of pure ML-DSA; it is for signing already}
   *
   * @param set ML-DSA-44, 65 or 87
   */
  public static KeyTemplate mlDsa(MlDsaSet set) {
    TpmsMldsaParms parameters = new TpmsMldsaParms(set.parameterSet(), false);
    return of(TpmAlg.MLDSA, parameters, Tpm2bPublicKeyMldsa.EMPTY).signing();
  }

  /**
   * {@return a key of HashML-DSA with one hash; it is for signing already}
   *
   * @param set ML-DSA-44, 65 or 87
   * @param hash that messages are digested by
   */
  public static KeyTemplate hashMlDsa(MlDsaSet set, HashAlg hash) {
    TpmsHashMldsaParms parameters = new TpmsHashMldsaParms(set.parameterSet(), hash.alg());
    return of(TpmAlg.HASH_MLDSA, parameters, Tpm2bPublicKeyMldsa.EMPTY).signing();
  }

  /**
   * {@return an ML-KEM key that decapsulates; it is for decrypting already}
   *
   * @param set ML-KEM-512, 768 or 1024
   */
  public static KeyTemplate mlKem(MlKemSet set) {
    TpmsMlkemParms parameters = new TpmsMlkemParms(TpmtSymDefObject.NULL, set.parameterSet());
    return of(TpmAlg.MLKEM, parameters, Tpm2bPublicKeyMlkem.EMPTY).decrypting();
  }

  /**
   * {@return a key for HMAC with one hash; it is for signing already} A TPM makes it as long as a
   * digest of {@link #nameHash} (Part 1, 27.7.5.1), or of this one, as libtpms does.
   *
   * @param hash that HMAC is built on
   */
  public static KeyTemplate hmac(HashAlg hash) {
    TpmtKeyedhashScheme scheme = TpmtKeyedhashScheme.of(TpmAlg.HMAC, hash.alg());
    return of(TpmAlg.KEYEDHASH, new TpmsKeyedhashParms(scheme), Tpm2bDigest.EMPTY).signing();
  }

  /**
   * {@return a key of AES for any mode} {@link #signing} lets it encrypt and make CMACs (Part 2,
   * 8.3.3.12), {@link #decrypting} decrypt.
   *
   * @param keyBits 128, 192 or 256; few TPMs have 192
   */
  public static KeyTemplate aes(int keyBits) {
    TpmtSymDefObject cipher = new TpmtSymDefObject(TpmAlg.AES, keyBits, TpmAlg.NULL);
    return of(TpmAlg.SYMCIPHER, new TpmsSymcipherParms(cipher), Tpm2bDigest.EMPTY);
  }

  /**
   * Data to be sealed, which are given to {@code TpmDevice.seal}.
   *
   * @return a template
   */
  public static KeyTemplate sealed() {
    TpmsKeyedhashParms parameters = new TpmsKeyedhashParms(TpmtKeyedhashScheme.NULL);
    return of(TpmAlg.KEYEDHASH, parameters, Tpm2bDigest.EMPTY)
        .without(TpmaObject.SENSITIVE_DATA_ORIGIN);
  }

  /**
   * May sign.
   *
   * @return another template
   */
  public KeyTemplate signing() {
    return with(TpmaObject.SIGN);
  }

  /**
   * May decrypt or agree on keys.
   *
   * @return another template
   */
  public KeyTemplate decrypting() {
    return with(TpmaObject.DECRYPT);
  }

  /**
   * Wrong passwords count towards the TPM's lockout, which protects a short password.
   *
   * @return another template
   */
  public KeyTemplate protectedFromGuessing() {
    return without(TpmaObject.NO_DA);
  }

  /**
   * Bound to a policy: only this authorises, a password alone does not ({@code userWithAuth} is
   * CLEAR).
   *
   * @param policy what must hold at each use
   * @return another template
   */
  public KeyTemplate boundTo(Policy policy) {
    return withPolicy(policy.digest(nameHash)).without(TpmaObject.USER_WITH_AUTH);
  }

  /**
   * With the digest of a policy, which authorises as well as the password does.
   *
   * @param policyDigest as long as a digest of the nameAlg
   * @return another template
   */
  public KeyTemplate withPolicy(Bytes policyDigest) {
    return new KeyTemplate(type, nameHash, attributes, policyDigest, parameters, unique);
  }

  /**
   * Named by another hash; to be called before {@link #boundTo}, whose digest is by this hash.
   *
   * @param hash of Name, policy and the longest password
   * @return another template
   */
  public KeyTemplate nameHash(HashAlg hash) {
    return new KeyTemplate(type, hash, attributes, authPolicy, parameters, unique);
  }

  /**
   * With these bits of {@link TpmaObject} SET too.
   *
   * @param bits one or more of its constants
   * @return another template
   */
  public KeyTemplate with(int bits) {
    return attributes(attributes.with(bits));
  }

  /**
   * With these bits of {@link TpmaObject} CLEAR.
   *
   * @param bits one or more of its constants
   * @return another template
   */
  public KeyTemplate without(int bits) {
    return attributes(attributes.without(bits));
  }

  private KeyTemplate attributes(TpmaObject newAttributes) {
    return new KeyTemplate(type, nameHash, newAttributes, authPolicy, parameters, unique);
  }

  /** {@return the public area that a TPM takes as template} */
  public TpmtPublic build() {
    return new TpmtPublic(type, nameHash.alg(), attributes, authPolicy, parameters, unique);
  }
}
