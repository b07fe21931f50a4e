package io.github.tpm4j.tss.interfaces;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.TpmReader;

/** The TPMI_ALG types: algorithms that may stand in a place (Part 2, 9, 11 and 12). */
public final class TpmiAlg {

  /** TPMI_ALG_HASH (Part 2, 9.27). */
  public static final AlgRule HASH =
      AlgRule.of(
          TpmRc.HASH,
          TpmAlg.SHA1,
          TpmAlg.SHA256,
          TpmAlg.SHA384,
          TpmAlg.SHA512,
          TpmAlg.SM3_256,
          TpmAlg.SHA3_256,
          TpmAlg.SHA3_384,
          TpmAlg.SHA3_512,
          TpmAlg.SHA256_192,
          TpmAlg.SHAKE256_192,
          TpmAlg.SHAKE256_256,
          TpmAlg.SHAKE256_512);

  /** TPMI_ALG_ASYM (Part 2, 9.28). */
  public static final AlgRule ASYM = AlgRule.of(TpmRc.ASYMMETRIC, TpmAlg.RSA, TpmAlg.ECC);

  /** TPMI_ALG_SYM (Part 2, 9.29). */
  public static final AlgRule SYM =
      AlgRule.of(TpmRc.SYMMETRIC, TpmAlg.TDES, TpmAlg.AES, TpmAlg.SM4, TpmAlg.CAMELLIA, TpmAlg.XOR);

  /** TPMI_ALG_SYM_OBJECT (Part 2, 9.30). */
  public static final AlgRule SYM_OBJECT =
      AlgRule.of(TpmRc.SYMMETRIC, TpmAlg.TDES, TpmAlg.AES, TpmAlg.SM4, TpmAlg.CAMELLIA);

  /** TPMI_ALG_SYM_MODE (Part 2, 9.31). */
  public static final AlgRule SYM_MODE =
      AlgRule.of(
          TpmRc.MODE, TpmAlg.CTR, TpmAlg.OFB, TpmAlg.CBC, TpmAlg.CFB, TpmAlg.ECB, TpmAlg.CMAC);

  /** TPMI_ALG_KDF (Part 2, 9.32). */
  public static final AlgRule KDF =
      AlgRule.of(
          TpmRc.KDF,
          TpmAlg.MGF1,
          TpmAlg.KDF1_SP800_56A,
          TpmAlg.KDF2,
          TpmAlg.KDF1_SP800_108,
          TpmAlg.HKDF);

  /** TPMI_ALG_SIG_SCHEME (Part 2, 9.33). */
  public static final AlgRule SIG_SCHEME =
      AlgRule.of(
          TpmRc.SCHEME,
          TpmAlg.RSASSA,
          TpmAlg.RSAPSS,
          TpmAlg.ECDSA,
          TpmAlg.ECDAA,
          TpmAlg.SM2,
          TpmAlg.ECSCHNORR,
          TpmAlg.HMAC,
          TpmAlg.EDDSA,
          TpmAlg.HASH_EDDSA,
          TpmAlg.LMS,
          TpmAlg.XMSS,
          TpmAlg.MLDSA,
          TpmAlg.HASH_MLDSA);

  /** TPMI_ECC_KEY_EXCHANGE (Part 2, 9.34). */
  public static final AlgRule ECC_KEY_EXCHANGE =
      AlgRule.of(TpmRc.SCHEME, TpmAlg.ECDH, TpmAlg.ECMQV, TpmAlg.SM2);

  /** TPMI_ALG_MAC_SCHEME (Part 2, 9.36). */
  public static final AlgRule MAC_SCHEME =
      AlgRule.of(
          TpmRc.SYMMETRIC,
          TpmAlg.CMAC,
          TpmAlg.SHA1,
          TpmAlg.SHA256,
          TpmAlg.SHA384,
          TpmAlg.SHA512,
          TpmAlg.SM3_256,
          TpmAlg.SHA3_256,
          TpmAlg.SHA3_384,
          TpmAlg.SHA3_512,
          TpmAlg.SHA256_192,
          TpmAlg.SHAKE256_192,
          TpmAlg.SHAKE256_256,
          TpmAlg.SHAKE256_512);

  /** TPMI_ALG_CIPHER_MODE (Part 2, 9.37). */
  public static final AlgRule CIPHER_MODE =
      AlgRule.of(TpmRc.MODE, TpmAlg.CTR, TpmAlg.OFB, TpmAlg.CBC, TpmAlg.CFB, TpmAlg.ECB);

  /** TPMI_ALG_KEYEDHASH_SCHEME (Part 2, 11.1.19). */
  public static final AlgRule KEYEDHASH_SCHEME = AlgRule.of(TpmRc.VALUE, TpmAlg.HMAC, TpmAlg.XOR);

  /** TPMI_ALG_ASYM_SCHEME (Part 2, 11.2.3.4). */
  public static final AlgRule ASYM_SCHEME =
      AlgRule.of(
          TpmRc.VALUE,
          TpmAlg.ECDH,
          TpmAlg.ECMQV,
          TpmAlg.RSASSA,
          TpmAlg.RSAPSS,
          TpmAlg.ECDSA,
          TpmAlg.ECDAA,
          TpmAlg.SM2,
          TpmAlg.ECSCHNORR,
          TpmAlg.RSAES,
          TpmAlg.OAEP,
          TpmAlg.EDDSA,
          TpmAlg.HASH_EDDSA);

  /** TPMI_ALG_RSA_SCHEME (Part 2, 11.2.4.1). */
  public static final AlgRule RSA_SCHEME =
      AlgRule.of(TpmRc.VALUE, TpmAlg.RSASSA, TpmAlg.RSAES, TpmAlg.RSAPSS, TpmAlg.OAEP);

  /** TPMI_ALG_RSA_DECRYPT (Part 2, 11.2.4.3). */
  public static final AlgRule RSA_DECRYPT = AlgRule.of(TpmRc.VALUE, TpmAlg.RSAES, TpmAlg.OAEP);

  /** TPMI_ALG_ECC_SCHEME (Part 2, 11.2.5.4). */
  public static final AlgRule ECC_SCHEME =
      AlgRule.of(
          TpmRc.SCHEME,
          TpmAlg.ECDSA,
          TpmAlg.ECDAA,
          TpmAlg.SM2,
          TpmAlg.ECSCHNORR,
          TpmAlg.ECDH,
          TpmAlg.ECMQV,
          TpmAlg.EDDSA,
          TpmAlg.HASH_EDDSA);

  /** TPMI_ALG_PUBLIC (Part 2, 12.2.2). */
  public static final AlgRule PUBLIC =
      AlgRule.of(
          TpmRc.TYPE,
          TpmAlg.RSA,
          TpmAlg.KEYEDHASH,
          TpmAlg.ECC,
          TpmAlg.SYMCIPHER,
          TpmAlg.MLKEM,
          TpmAlg.MLDSA,
          TpmAlg.HASH_MLDSA);

  private TpmiAlg() {}

  /**
   * Reads the scheme of TPM2_MAC, or the hash of TPM2_HMAC; TPM_ALG_NULL is the key's own. The two
   * commands share a code: a TPM that implements CMAC has the first (Part 3, 15.5 and 15.6).
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmAlg readMacOrHmac(TpmReader in) {
    AlgRule rule = TpmAlg.CMAC.isImplemented(in.limits()) ? MAC_SCHEME : HASH;
    return rule.orNull().read(in);
  }
}
