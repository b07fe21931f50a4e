package io.github.tpm4j.differential.generators;

import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsEmpty;
import io.github.tpm4j.tss.algorithms.TpmsSchemeEcdaa;
import io.github.tpm4j.tss.algorithms.TpmsSchemeHash;
import io.github.tpm4j.tss.algorithms.TpmsSchemeXor;
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
import io.github.tpm4j.tss.objects.TpmsKeyedhashParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmsSymcipherParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmuPublicParms;
import io.github.tpm4j.tss.wire.Bytes;

/** Public areas of keys of every type and use. */
final class Templates {
  static final int CREATED =
      TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT | TpmaObject.SENSITIVE_DATA_ORIGIN;
  static final int STORAGE = TpmaObject.RESTRICTED | TpmaObject.DECRYPT;
  static final TpmtSymDefObject AES_CFB = TpmtSymDefObject.aesCfb(128);
  private static final TpmsEccPoint NO_POINT = new TpmsEccPoint(Bytes.EMPTY, Bytes.EMPTY);

  private final Choice choice;

  Templates(Choice choice) {
    this.choice = choice;
  }

  /** A hash that may be a nameAlg; mostly SHA-256. */
  TpmAlg hash() {
    return choice.chance(70)
        ? TpmAlg.SHA256
        : choice.of(TpmAlg.SHA1, TpmAlg.SHA384, TpmAlg.SHA512, TpmAlg.SHA256);
  }

  /** An ECC storage key. */
  TpmtPublic eccStorage(int attributes) {
    return area(
        TpmAlg.ECC,
        attributes | STORAGE | TpmaObject.USER_WITH_AUTH,
        new TpmsEccParms(AES_CFB, TpmtEccScheme.NULL, TpmEccCurve.NIST_P256, TpmtKdfScheme.NULL),
        NO_POINT);
  }

  /** A key or data object of any type and use; the attributes of its use are added. */
  TpmtPublic any(int attributes) {
    int with = attributes | (choice.chance(80) ? TpmaObject.USER_WITH_AUTH : 0);
    with |= choice.chance(20) ? TpmaObject.NO_DA : 0;
    return switch (choice.below(12)) {
      case 0, 1, 2 -> eccSigning(with);
      case 3 -> eccDecryption(with);
      case 4 -> eccStorage(with);
      case 5, 6 -> hmacKey(with);
      case 7 -> sealed(with);
      case 8 -> symmetric(with);
      case 9 -> xorKey(with);
      case 10 -> derivationParent(with);
      default -> symmetricStorage(with);
    };
  }

  TpmtPublic eccSigning(int attributes) {
    boolean restricted = choice.chance(30);
    TpmtEccScheme scheme =
        restricted || choice.chance(50) ? eccSignatureScheme() : TpmtEccScheme.NULL;
    return area(
        TpmAlg.ECC,
        attributes | TpmaObject.SIGN | (restricted ? TpmaObject.RESTRICTED : 0),
        new TpmsEccParms(TpmtSymDefObject.NULL, scheme, curve(scheme), TpmtKdfScheme.NULL),
        NO_POINT);
  }

  private TpmtEccScheme eccSignatureScheme() {
    return switch (choice.below(7)) {
      case 0 -> new TpmtEccScheme(TpmAlg.ECDAA, new TpmsSchemeEcdaa(hash(), 0));
      case 1 -> TpmtEccScheme.of(TpmAlg.ECSCHNORR, hash());
      case 2 -> TpmtEccScheme.of(TpmAlg.SM2, hash());
      default -> TpmtEccScheme.of(TpmAlg.ECDSA, hash());
    };
  }

  private TpmEccCurve curve(TpmtEccScheme scheme) {
    if (scheme.scheme().equals(TpmAlg.ECDAA) && choice.chance(80)) {
      return choice.of(TpmEccCurve.BN_P256, TpmEccCurve.BN_P256, TpmEccCurve.BN_P638);
    }
    if (scheme.scheme().equals(TpmAlg.SM2) && choice.chance(80)) {
      return TpmEccCurve.SM2_P256;
    }
    return curve();
  }

  /** Mostly P-256. */
  private TpmEccCurve curve() {
    return choice.chance(70)
        ? TpmEccCurve.NIST_P256
        : choice.of(
            TpmEccCurve.NIST_P384,
            TpmEccCurve.NIST_P384,
            TpmEccCurve.NIST_P521,
            TpmEccCurve.NIST_P192,
            TpmEccCurve.NIST_P224,
            TpmEccCurve.BN_P256,
            TpmEccCurve.BN_P638,
            TpmEccCurve.SM2_P256);
  }

  /** A key that signs by ECDAA. */
  TpmtPublic anonymous() {
    TpmtEccScheme scheme = new TpmtEccScheme(TpmAlg.ECDAA, new TpmsSchemeEcdaa(TpmAlg.SHA256, 0));
    return area(
        TpmAlg.ECC,
        CREATED | TpmaObject.SIGN | TpmaObject.USER_WITH_AUTH | TpmaObject.NO_DA,
        new TpmsEccParms(TpmtSymDefObject.NULL, scheme, TpmEccCurve.BN_P256, TpmtKdfScheme.NULL),
        NO_POINT);
  }

  TpmtPublic eccDecryption(int attributes) {
    TpmtEccScheme scheme =
        choice.of(
            TpmtEccScheme.NULL,
            TpmtEccScheme.of(TpmAlg.ECDH, TpmAlg.SHA256),
            TpmtEccScheme.of(TpmAlg.ECMQV, TpmAlg.SHA256));
    return area(
        TpmAlg.ECC,
        attributes | TpmaObject.DECRYPT,
        new TpmsEccParms(TpmtSymDefObject.NULL, scheme, curve(), TpmtKdfScheme.NULL),
        NO_POINT);
  }

  TpmtPublic hmacKey(int attributes) {
    boolean restricted = choice.chance(30);
    TpmtKeyedhashScheme scheme =
        restricted || choice.chance(60)
            ? TpmtKeyedhashScheme.of(TpmAlg.HMAC, hash())
            : TpmtKeyedhashScheme.NULL;
    return area(
        TpmAlg.KEYEDHASH,
        attributes | TpmaObject.SIGN | (restricted ? TpmaObject.RESTRICTED : 0),
        new TpmsKeyedhashParms(scheme),
        Tpm2bDigest.EMPTY);
  }

  /** Sealed data: neither sign nor decrypt. */
  TpmtPublic sealed(int attributes) {
    return area(
        TpmAlg.KEYEDHASH,
        attributes,
        new TpmsKeyedhashParms(TpmtKeyedhashScheme.NULL),
        Tpm2bDigest.EMPTY);
  }

  TpmtPublic xorKey(int attributes) {
    return area(TpmAlg.KEYEDHASH, attributes | TpmaObject.DECRYPT, xor(), Tpm2bDigest.EMPTY);
  }

  TpmtPublic derivationParent(int attributes) {
    return area(TpmAlg.KEYEDHASH, attributes | STORAGE, xor(), Tpm2bDigest.EMPTY);
  }

  private static TpmsKeyedhashParms xor() {
    return new TpmsKeyedhashParms(
        new TpmtKeyedhashScheme(
            TpmAlg.XOR, new TpmsSchemeXor(TpmAlg.SHA256, TpmAlg.KDF1_SP800_108)));
  }

  private TpmtSymDefObject cipher(TpmAlg mode) {
    // libtpms 0.9.2 computes another CMAC with TDES than SP 800-38B and OpenSSL.
    TpmAlg other = mode.equals(TpmAlg.CMAC) ? TpmAlg.AES : TpmAlg.TDES;
    TpmAlg algorithm = choice.of(TpmAlg.AES, TpmAlg.AES, TpmAlg.CAMELLIA, other);
    int longKey = algorithm.equals(TpmAlg.TDES) == choice.chance(90) ? 192 : 256;
    return new TpmtSymDefObject(algorithm, choice.of(128, 128, longKey), mode);
  }

  /** A block cipher's key for a MAC. */
  TpmtPublic cmacKey(int attributes) {
    return area(
        TpmAlg.SYMCIPHER,
        attributes | TpmaObject.SIGN | (choice.chance(20) ? TpmaObject.RESTRICTED : 0),
        new TpmsSymcipherParms(cipher(TpmAlg.CMAC)),
        Tpm2bDigest.EMPTY);
  }

  TpmtPublic symmetric(int attributes) {
    TpmtSymDefObject algorithm =
        cipher(
            choice.of(
                TpmAlg.CFB,
                TpmAlg.CTR,
                TpmAlg.OFB,
                TpmAlg.CBC,
                TpmAlg.ECB,
                TpmAlg.CMAC,
                TpmAlg.NULL));
    int use = choice.of(TpmaObject.DECRYPT, TpmaObject.SIGN, TpmaObject.DECRYPT | TpmaObject.SIGN);
    return area(
        TpmAlg.SYMCIPHER, attributes | use, new TpmsSymcipherParms(algorithm), Tpm2bDigest.EMPTY);
  }

  private TpmtPublic symmetricStorage(int attributes) {
    TpmtSymDefObject algorithm = choice.chance(60) ? AES_CFB : cipher(TpmAlg.CFB);
    return area(
        TpmAlg.SYMCIPHER,
        attributes | STORAGE,
        new TpmsSymcipherParms(algorithm),
        Tpm2bDigest.EMPTY);
  }

  /** An RSA key; {@code scheme} as its use wants it. */
  static TpmtPublic rsa(int attributes, TpmtSymDefObject symmetric, TpmtRsaScheme scheme) {
    return new TpmtPublic(
        TpmAlg.RSA,
        TpmAlg.SHA256,
        TpmaObject.of(attributes),
        Bytes.EMPTY,
        new TpmsRsaParms(symmetric, scheme, 2048, 0),
        Tpm2bPublicKeyRsa.EMPTY);
  }

  /** An RSA key of any use. */
  TpmtPublic anyRsa(int attributes) {
    int with = attributes | TpmaObject.USER_WITH_AUTH;
    return switch (choice.below(5)) {
      case 0 -> rsa(with | STORAGE, AES_CFB, TpmtRsaScheme.NULL);
      case 1 ->
          rsa(
              with | TpmaObject.SIGN | TpmaObject.DECRYPT,
              TpmtSymDefObject.NULL,
              TpmtRsaScheme.NULL);
      case 2 ->
          rsa(with | TpmaObject.SIGN | TpmaObject.RESTRICTED, TpmtSymDefObject.NULL, rsaSigning());
      case 3 -> rsa(with | TpmaObject.SIGN, TpmtSymDefObject.NULL, rsaSigning());
      default ->
          rsa(
              with | TpmaObject.DECRYPT,
              TpmtSymDefObject.NULL,
              choice.of(
                  TpmtRsaScheme.NULL,
                  TpmtRsaScheme.of(TpmAlg.OAEP, hash()),
                  new TpmtRsaScheme(TpmAlg.RSAES, TpmsEmpty.EMPTY)));
    };
  }

  private TpmtRsaScheme rsaSigning() {
    return new TpmtRsaScheme(choice.of(TpmAlg.RSASSA, TpmAlg.RSAPSS), new TpmsSchemeHash(hash()));
  }

  private TpmtPublic area(
      TpmAlg type, int attributes, TpmuPublicParms parameters, TpmuPublicId unique) {
    return new TpmtPublic(type, hash(), TpmaObject.of(attributes), Bytes.EMPTY, parameters, unique);
  }
}
