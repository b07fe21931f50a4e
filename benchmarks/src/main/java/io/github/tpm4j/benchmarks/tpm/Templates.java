package io.github.tpm4j.benchmarks.tpm;

import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMldsa;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMlkem;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtKeyedhashScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsKeyedhashParms;
import io.github.tpm4j.tss.objects.TpmsMldsaParms;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmsSymcipherParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;

/** The objects that commands are timed with. */
public final class Templates {
  public static final TpmsSensitiveCreate NO_SECRET =
      new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY);

  private static final int COMMON =
      TpmaObject.FIXED_TPM
          | TpmaObject.FIXED_PARENT
          | TpmaObject.SENSITIVE_DATA_ORIGIN
          | TpmaObject.USER_WITH_AUTH
          | TpmaObject.NO_DA;
  private static final int STORAGE = COMMON | TpmaObject.RESTRICTED | TpmaObject.DECRYPT;
  private static final int SIGNING = COMMON | TpmaObject.SIGN;

  private static final TpmsEccPoint NO_POINT = new TpmsEccPoint(Bytes.EMPTY, Bytes.EMPTY);

  private Templates() {}

  /** An ECC P-256 storage key. */
  public static TpmtPublic eccStorageKey() {
    return ecc(STORAGE, TpmEccCurve.NIST_P256, TpmtSymDefObject.aesCfb(128), TpmtEccScheme.NULL);
  }

  /** An ECC P-256 key for ECDSA. */
  public static TpmtPublic eccSigningKey() {
    return eccSigningKey(TpmEccCurve.NIST_P256, TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256));
  }

  /** An RSA-2048 key for RSASSA-PKCS1-v1_5. */
  public static TpmtPublic rsaSigningKey() {
    return rsa(SIGNING, TpmtSymDefObject.NULL, TpmtRsaScheme.of(TpmAlg.RSASSA, TpmAlg.SHA256));
  }

  /** An ECC key for one way to sign. */
  public static TpmtPublic eccSigningKey(TpmEccCurve curve, TpmtEccScheme scheme) {
    return ecc(SIGNING, curve, TpmtSymDefObject.NULL, scheme);
  }

  /** An ECC P-256 signing key that may issue certificates (TPM2_CertifyX509). */
  public static TpmtPublic x509Key() {
    return ecc(
        SIGNING | TpmaObject.X509SIGN,
        TpmEccCurve.NIST_P256,
        TpmtSymDefObject.NULL,
        TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256));
  }

  /** An ECC P-256 key for any exchange of keys. */
  public static TpmtPublic exchangeKey() {
    return ecc(
        COMMON | TpmaObject.DECRYPT,
        TpmEccCurve.NIST_P256,
        TpmtSymDefObject.NULL,
        TpmtEccScheme.NULL);
  }

  /**
   * An ECC P-256 signing key that may have another parent.
   *
   * @param policy allows it
   */
  public static TpmtPublic duplicableKey(Bytes policy) {
    return new TpmtPublic(
        TpmAlg.ECC,
        TpmAlg.SHA256,
        TpmaObject.of(SIGNING & ~(TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT)),
        policy,
        new TpmsEccParms(
            TpmtSymDefObject.NULL,
            TpmtEccScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256),
            TpmEccCurve.NIST_P256,
            TpmtKdfScheme.NULL),
        NO_POINT);
  }

  /** An RSA-2048 key for encryption by any scheme. */
  public static TpmtPublic rsaDecryptionKey() {
    return rsa(COMMON | TpmaObject.DECRYPT, TpmtSymDefObject.NULL, TpmtRsaScheme.NULL);
  }

  /**
   * An RSA-2048 storage key.
   *
   * @param number another primary key each time
   */
  public static TpmtPublic rsaStorageKey(int number) {
    TpmtPublic any = rsa(STORAGE, TpmtSymDefObject.aesCfb(128), TpmtRsaScheme.NULL);
    byte[] unique = new TpmWriter(Integer.BYTES).u32(number).toByteArray();
    return new TpmtPublic(
        any.type(),
        any.nameAlg(),
        any.objectAttributes(),
        any.authPolicy(),
        any.parameters(),
        new Tpm2bPublicKeyRsa(Bytes.adopt(unique)));
  }

  /** A key of HMAC with SHA-256. */
  public static TpmtPublic hmacKey() {
    return keyedHash(SIGNING, TpmtKeyedhashScheme.of(TpmAlg.HMAC, TpmAlg.SHA256));
  }

  /** A data object; what it seals is given when it is created. */
  public static TpmtPublic sealed() {
    return keyedHash(COMMON & ~TpmaObject.SENSITIVE_DATA_ORIGIN, TpmtKeyedhashScheme.NULL);
  }

  /** An AES-128 key in CFB mode. */
  public static TpmtPublic aesKey() {
    return aes(TpmtSymDefObject.aesCfb(128));
  }

  /** An AES-128 key whose uses say the mode. */
  public static TpmtPublic aesKeyOfAnyMode() {
    return aes(new TpmtSymDefObject(TpmAlg.AES, 128, TpmAlg.NULL));
  }

  private static TpmtPublic aes(TpmtSymDefObject cipher) {
    return new TpmtPublic(
        TpmAlg.SYMCIPHER,
        TpmAlg.SHA256,
        TpmaObject.of(SIGNING | TpmaObject.DECRYPT),
        Bytes.EMPTY,
        new TpmsSymcipherParms(cipher),
        Tpm2bDigest.EMPTY);
  }

  /** An ML-DSA signing key. */
  public static TpmtPublic mlDsaKey(MlDsaSet set) {
    return new TpmtPublic(
        TpmAlg.MLDSA,
        TpmAlg.SHA256,
        TpmaObject.of(SIGNING),
        Bytes.EMPTY,
        new TpmsMldsaParms(set.parameterSet(), false),
        Tpm2bPublicKeyMldsa.EMPTY);
  }

  /** An ML-KEM key that decapsulates. */
  public static TpmtPublic mlKemKey(MlKemSet set) {
    return new TpmtPublic(
        TpmAlg.MLKEM,
        TpmAlg.SHA256,
        TpmaObject.of(COMMON | TpmaObject.DECRYPT),
        Bytes.EMPTY,
        new TpmsMlkemParms(TpmtSymDefObject.NULL, set.parameterSet()),
        Tpm2bPublicKeyMlkem.EMPTY);
  }

  private static TpmtPublic keyedHash(int attributes, TpmtKeyedhashScheme scheme) {
    return new TpmtPublic(
        TpmAlg.KEYEDHASH,
        TpmAlg.SHA256,
        TpmaObject.of(attributes),
        Bytes.EMPTY,
        new TpmsKeyedhashParms(scheme),
        Tpm2bDigest.EMPTY);
  }

  private static TpmtPublic rsa(int attributes, TpmtSymDefObject cipher, TpmtRsaScheme scheme) {
    return new TpmtPublic(
        TpmAlg.RSA,
        TpmAlg.SHA256,
        TpmaObject.of(attributes),
        Bytes.EMPTY,
        new TpmsRsaParms(cipher, scheme, 2048, 0),
        Tpm2bPublicKeyRsa.EMPTY);
  }

  private static TpmtPublic ecc(
      int attributes, TpmEccCurve curve, TpmtSymDefObject cipher, TpmtEccScheme scheme) {
    return new TpmtPublic(
        TpmAlg.ECC,
        TpmAlg.SHA256,
        TpmaObject.of(attributes),
        Bytes.EMPTY,
        new TpmsEccParms(cipher, scheme, curve, TpmtKdfScheme.NULL),
        NO_POINT);
  }
}
