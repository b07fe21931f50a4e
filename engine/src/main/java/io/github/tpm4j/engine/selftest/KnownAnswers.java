package io.github.tpm4j.engine.selftest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.Hmac;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Map;
import java.util.Set;

/**
 * Published answers: of the hashes to "abc" (FIPS 180-4, FIPS 202, GB/T 32905), of HMAC (RFC 4231,
 * case 2), and those of the other families.
 */
final class KnownAnswers {
  private static final byte[] ABC = "abc".getBytes(US_ASCII);

  private static final Map<TpmAlg, String> DIGESTS =
      Map.of(
          TpmAlg.SHA1,
          "a9993e364706816aba3e25717850c26c9cd0d89d",
          TpmAlg.SHA256,
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
          TpmAlg.SHA384,
          "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
              + "8086072ba1e7cc2358baeca134c825a7",
          TpmAlg.SHA512,
          "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
              + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
          TpmAlg.SM3_256,
          "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
          TpmAlg.SHA3_256,
          "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532",
          TpmAlg.SHA3_384,
          "ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4b2"
              + "98d88cea927ac7f539f1edf228376d25",
          TpmAlg.SHA3_512,
          "b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e"
              + "10e116e9192af3c91a7ec57647e3934057340b4cf408d5a56592f8274eec53f0");

  /** The families are made when one of them is tested, so that a TPM starts without them. */
  private static final Set<TpmAlg> RSA =
      Set.of(TpmAlg.RSA, TpmAlg.RSASSA, TpmAlg.RSAPSS, TpmAlg.RSAES, TpmAlg.OAEP);

  private static final Set<TpmAlg> EDDSA = Set.of(TpmAlg.EDDSA, TpmAlg.HASH_EDDSA);
  private static final Set<TpmAlg> ECC = Set.of(TpmAlg.ECC, TpmAlg.ECDSA, TpmAlg.ECDH, TpmAlg.HKDF);

  private static final Set<TpmAlg> CIPHERS =
      Set.of(
          TpmAlg.AES,
          TpmAlg.CAMELLIA,
          TpmAlg.SM4,
          TpmAlg.TDES,
          TpmAlg.ECB,
          TpmAlg.CBC,
          TpmAlg.CFB,
          TpmAlg.OFB,
          TpmAlg.CTR,
          TpmAlg.CMAC);

  private static final Set<TpmAlg> POST_QUANTUM =
      Set.of(TpmAlg.MLKEM, TpmAlg.MLDSA, TpmAlg.HASH_MLDSA);

  private KnownAnswers() {}

  static boolean has(TpmAlg algorithm) {
    return DIGESTS.containsKey(algorithm)
        || algorithm.equals(TpmAlg.HMAC)
        || RSA.contains(algorithm)
        || ECC.contains(algorithm)
        || EDDSA.contains(algorithm)
        || CIPHERS.contains(algorithm)
        || POST_QUANTUM.contains(algorithm);
  }

  /**
   * Runs the test of an algorithm, if it has one.
   *
   * @throws SelfTestException if it answers otherwise
   */
  static void check(TpmAlg algorithm) {
    if (has(algorithm) && !of(algorithm).isGiven()) {
      throw new SelfTestException(algorithm);
    }
  }

  private static KnownAnswer of(TpmAlg algorithm) {
    if (RSA.contains(algorithm)) {
      return RsaAnswers.ALL.get(algorithm);
    }
    if (ECC.contains(algorithm)) {
      return EccAnswers.ALL.get(algorithm);
    }
    if (EDDSA.contains(algorithm)) {
      return EddsaAnswers.ALL.get(algorithm);
    }
    if (CIPHERS.contains(algorithm)) {
      return CipherAnswers.ALL.get(algorithm);
    }
    if (POST_QUANTUM.contains(algorithm)) {
      return PostQuantumAnswers.ALL.get(algorithm);
    }
    return algorithm.equals(TpmAlg.HMAC)
        ? hmac()
        : new KnownAnswer(DIGESTS.get(algorithm), () -> HashAlgorithm.of(algorithm).digest(ABC));
  }

  private static KnownAnswer hmac() {
    return new KnownAnswer(
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        () ->
            Hmac.compute(
                HashAlgorithm.SHA256,
                "Jefe".getBytes(US_ASCII),
                "what do ya want for nothing?".getBytes(US_ASCII)));
  }
}
