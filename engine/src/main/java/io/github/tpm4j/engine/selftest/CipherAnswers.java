package io.github.tpm4j.engine.selftest;

import io.github.tpm4j.engine.crypto.symmetric.BlockCipherAlgorithm;
import io.github.tpm4j.engine.crypto.symmetric.BlockCipherMode;
import io.github.tpm4j.engine.crypto.symmetric.Cmac;
import io.github.tpm4j.engine.crypto.symmetric.SymmetricCipher;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.HexFormat;
import java.util.Map;

/**
 * The block ciphers (FIPS 197, C; RFC 3713, A; GB/T 32907; SP 800-67, B), and their modes with
 * AES-128 (SP 800-38A, F; RFC 4493, 4).
 */
final class CipherAnswers {
  private static final String AES_KEY = "2b7e151628aed2a6abf7158809cf4f3c";
  private static final String BLOCK = "6bc1bee22e409f96e93d7e117393172a";
  private static final String IV = "000102030405060708090a0b0c0d0e0f";

  static final Map<TpmAlg, KnownAnswer> ALL =
      Map.of(
          TpmAlg.AES,
          cipher(
              BlockCipherAlgorithm.AES,
              "000102030405060708090a0b0c0d0e0f",
              "00112233445566778899aabbccddeeff",
              "69c4e0d86a7b0430d8cdb78070b4c55a"),
          TpmAlg.CAMELLIA,
          cipher(
              BlockCipherAlgorithm.CAMELLIA,
              "0123456789abcdeffedcba9876543210",
              "0123456789abcdeffedcba9876543210",
              "67673138549669730857065648eabe43"),
          TpmAlg.SM4,
          cipher(
              BlockCipherAlgorithm.SM4,
              "0123456789abcdeffedcba9876543210",
              "0123456789abcdeffedcba9876543210",
              "681edf34d206965e86b3e94f536e4246"),
          TpmAlg.TDES,
          cipher(
              BlockCipherAlgorithm.TDES,
              "0123456789abcdef23456789abcdef01456789abcdef0123",
              "5468652071756663",
              "a826fd8ce53b855f"),
          TpmAlg.ECB,
          mode(BlockCipherMode.ECB, "", "3ad77bb40d7a3660a89ecaf32466ef97"),
          TpmAlg.CBC,
          mode(BlockCipherMode.CBC, IV, "7649abac8119b246cee98e9b12e9197d"),
          TpmAlg.CFB,
          mode(BlockCipherMode.CFB, IV, "3b3fd92eb72dad20333449f8e83cfb4a"),
          TpmAlg.OFB,
          mode(BlockCipherMode.OFB, IV, "3b3fd92eb72dad20333449f8e83cfb4a"),
          TpmAlg.CTR,
          mode(
              BlockCipherMode.CTR,
              "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
              "874d6191b620e3261bef6864990db6ce"),
          TpmAlg.CMAC,
          new KnownAnswer(
              "070a16b46b4d4144f79bdd9dd04a287c",
              () -> Cmac.compute(BlockCipherAlgorithm.AES, octets(AES_KEY), octets(BLOCK))));

  private CipherAnswers() {}

  private static KnownAnswer mode(BlockCipherMode mode, String iv, String answer) {
    return answer(BlockCipherAlgorithm.AES, mode, AES_KEY, iv, BLOCK, answer);
  }

  private static KnownAnswer cipher(
      BlockCipherAlgorithm algorithm, String key, String block, String answer) {
    return answer(algorithm, BlockCipherMode.ECB, key, "", block, answer);
  }

  private static KnownAnswer answer(
      BlockCipherAlgorithm algorithm,
      BlockCipherMode mode,
      String key,
      String iv,
      String block,
      String answer) {
    return new KnownAnswer(
        answer,
        () -> SymmetricCipher.encrypt(algorithm, mode, octets(key), octets(iv), octets(block)));
  }

  private static byte[] octets(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
