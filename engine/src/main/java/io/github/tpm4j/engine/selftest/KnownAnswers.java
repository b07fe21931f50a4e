package io.github.tpm4j.engine.selftest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.Hmac;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherMode;
import io.github.tpm4j.engine.crypto.symmetric.SymmetricCipher;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Published answers: of the hashes to "abc" (FIPS 180-4, FIPS 202, GB/T 32905), of HMAC (RFC 4231,
 * case 2), of the block ciphers (FIPS 197, C; RFC 3713, A; GB/T 32907; SP 800-67, B).
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

  private KnownAnswers() {}

  static boolean has(TpmAlg algorithm) {
    return expected(algorithm) != null;
  }

  static void check(TpmAlg algorithm) {
    String expected = expected(algorithm);
    if (expected != null && !Arrays.equals(HexFormat.of().parseHex(expected), given(algorithm))) {
      throw new SelfTestException(algorithm);
    }
  }

  private static String expected(TpmAlg algorithm) {
    String digest = DIGESTS.get(algorithm);
    return digest != null ? digest : KEYED.getOrDefault(algorithm, NONE).answer;
  }

  private static byte[] given(TpmAlg algorithm) {
    return HashAlgorithm.find(algorithm)
        .map(hash -> hash.digest(ABC))
        .orElseGet(() -> KEYED.get(algorithm).compute.get());
  }

  private record Keyed(String answer, Supplier<byte[]> compute) {}

  private static final Keyed NONE = new Keyed(null, null);

  private static final Map<TpmAlg, Keyed> KEYED =
      Map.of(
          TpmAlg.HMAC,
          new Keyed(
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
              KnownAnswers::hmac),
          TpmAlg.AES,
          block(
              BlockCipherAlgorithm.AES,
              "000102030405060708090a0b0c0d0e0f",
              "00112233445566778899aabbccddeeff",
              "69c4e0d86a7b0430d8cdb78070b4c55a"),
          TpmAlg.CAMELLIA,
          block(
              BlockCipherAlgorithm.CAMELLIA,
              "0123456789abcdeffedcba9876543210",
              "0123456789abcdeffedcba9876543210",
              "67673138549669730857065648eabe43"),
          TpmAlg.SM4,
          block(
              BlockCipherAlgorithm.SM4,
              "0123456789abcdeffedcba9876543210",
              "0123456789abcdeffedcba9876543210",
              "681edf34d206965e86b3e94f536e4246"),
          TpmAlg.TDES,
          block(
              BlockCipherAlgorithm.TDES,
              "0123456789abcdef23456789abcdef01456789abcdef0123",
              "5468652071756663",
              "a826fd8ce53b855f"));

  private static byte[] hmac() {
    return Hmac.compute(
        HashAlgorithm.SHA256,
        "Jefe".getBytes(US_ASCII),
        "what do ya want for nothing?".getBytes(US_ASCII));
  }

  private static Keyed block(
      BlockCipherAlgorithm cipher, String key, String plainText, String answer) {
    HexFormat hex = HexFormat.of();
    return new Keyed(
        answer,
        () ->
            SymmetricCipher.encrypt(
                cipher,
                BlockCipherMode.ECB,
                hex.parseHex(key),
                new byte[0],
                hex.parseHex(plainText)));
  }
}
