package io.github.tpm4j.engine.capability;

import static io.github.tpm4j.tss.attributes.TpmaAlgorithm.ASYMMETRIC;
import static io.github.tpm4j.tss.attributes.TpmaAlgorithm.ENCRYPTING;
import static io.github.tpm4j.tss.attributes.TpmaAlgorithm.HASH;
import static io.github.tpm4j.tss.attributes.TpmaAlgorithm.METHOD;
import static io.github.tpm4j.tss.attributes.TpmaAlgorithm.OBJECT;
import static io.github.tpm4j.tss.attributes.TpmaAlgorithm.SIGNING;
import static io.github.tpm4j.tss.attributes.TpmaAlgorithm.SYMMETRIC;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.attributes.TpmaAlgorithm;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.structures.TpmsAlgProperty;
import java.util.List;
import java.util.Map;

/** TPM_CAP_ALGS: what each algorithm is for (Part 2, 6.3, table 9). */
final class AlgorithmProperties {
  private static final Map<TpmAlg, Integer> ATTRIBUTES =
      Map.ofEntries(
          Map.entry(TpmAlg.RSA, ASYMMETRIC | OBJECT),
          Map.entry(TpmAlg.TDES, SYMMETRIC),
          Map.entry(TpmAlg.SHA1, HASH),
          Map.entry(TpmAlg.HMAC, HASH | SIGNING),
          Map.entry(TpmAlg.AES, SYMMETRIC),
          Map.entry(TpmAlg.MGF1, HASH | METHOD),
          Map.entry(TpmAlg.KEYEDHASH, HASH | OBJECT | SIGNING | ENCRYPTING),
          Map.entry(TpmAlg.XOR, HASH | SYMMETRIC),
          Map.entry(TpmAlg.SHA256, HASH),
          Map.entry(TpmAlg.SHA384, HASH),
          Map.entry(TpmAlg.SHA512, HASH),
          Map.entry(TpmAlg.SM3_256, HASH),
          Map.entry(TpmAlg.SM4, SYMMETRIC),
          Map.entry(TpmAlg.RSASSA, ASYMMETRIC | SIGNING),
          Map.entry(TpmAlg.RSAES, ASYMMETRIC | ENCRYPTING),
          Map.entry(TpmAlg.RSAPSS, ASYMMETRIC | SIGNING),
          Map.entry(TpmAlg.OAEP, ASYMMETRIC | ENCRYPTING),
          Map.entry(TpmAlg.ECDSA, ASYMMETRIC | SIGNING),
          Map.entry(TpmAlg.ECDH, ASYMMETRIC | METHOD),
          Map.entry(TpmAlg.ECDAA, ASYMMETRIC | SIGNING),
          Map.entry(TpmAlg.SM2, ASYMMETRIC | SIGNING | METHOD),
          Map.entry(TpmAlg.ECSCHNORR, ASYMMETRIC | SIGNING),
          Map.entry(TpmAlg.EDDSA, ASYMMETRIC | SIGNING),
          Map.entry(TpmAlg.HASH_EDDSA, ASYMMETRIC | SIGNING),
          Map.entry(TpmAlg.ECMQV, ASYMMETRIC | METHOD),
          Map.entry(TpmAlg.HKDF, HASH | METHOD),
          Map.entry(TpmAlg.KDF1_SP800_56A, HASH | METHOD),
          Map.entry(TpmAlg.KDF2, HASH | METHOD),
          Map.entry(TpmAlg.KDF1_SP800_108, HASH | METHOD),
          Map.entry(TpmAlg.ECC, ASYMMETRIC | OBJECT),
          Map.entry(TpmAlg.MLKEM, ASYMMETRIC | OBJECT | ENCRYPTING),
          Map.entry(TpmAlg.MLDSA, ASYMMETRIC | OBJECT | SIGNING),
          Map.entry(TpmAlg.HASH_MLDSA, ASYMMETRIC | OBJECT | SIGNING),
          Map.entry(TpmAlg.SYMCIPHER, OBJECT),
          Map.entry(TpmAlg.CAMELLIA, SYMMETRIC),
          Map.entry(TpmAlg.SHA3_256, HASH),
          Map.entry(TpmAlg.SHA3_384, HASH),
          Map.entry(TpmAlg.SHA3_512, HASH),
          Map.entry(TpmAlg.CMAC, SYMMETRIC | SIGNING),
          Map.entry(TpmAlg.CTR, SYMMETRIC | ENCRYPTING),
          Map.entry(TpmAlg.OFB, SYMMETRIC | ENCRYPTING),
          Map.entry(TpmAlg.CBC, SYMMETRIC | ENCRYPTING),
          Map.entry(TpmAlg.CFB, SYMMETRIC | ENCRYPTING),
          Map.entry(TpmAlg.ECB, SYMMETRIC | ENCRYPTING));

  private AlgorithmProperties() {}

  static List<TpmsAlgProperty> of(Profile profile) {
    return profile.algorithms().stream()
        .map(alg -> new TpmsAlgProperty(alg, TpmaAlgorithm.of(ATTRIBUTES.get(alg))))
        .toList();
  }
}
