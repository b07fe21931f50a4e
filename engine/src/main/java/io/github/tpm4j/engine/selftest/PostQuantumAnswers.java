package io.github.tpm4j.engine.selftest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.mldsa.MessageRepresentative;
import io.github.tpm4j.engine.crypto.mldsa.MlDsaPrivateKey;
import io.github.tpm4j.engine.crypto.mlkem.MlKemPrivateKey;
import io.github.tpm4j.engine.crypto.mlkem.MlKemPublicKey.Encapsulated;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** Post-quantum algorithms: published answers of ML-KEM-768 and ML-DSA-65, by their hashes. */
final class PostQuantumAnswers {
  static final Map<TpmAlg, KnownAnswer> ALL =
      Map.of(
          TpmAlg.MLKEM, sharedSecret(),
          TpmAlg.MLDSA, signature(),
          TpmAlg.HASH_MLDSA, hashedMessage());

  private PostQuantumAnswers() {}

  /**
   * C2SP/wycheproof, mlkem_768_keygen_seed_test, 1: the key of a seed. Ciphertext and secret, with
   * 0x42 as randomness, are those that Bouncy Castle makes and the JDK 25 opens.
   */
  private static KnownAnswer sharedSecret() {
    return new KnownAnswer(
        "86adbca81f4fee893e2fb58fb98aa2fe188f501fed268d7f4056f8c05c4e53c4"
            + "dd59785eefa884f6a9e677c0018df5eb69819b0dbc7a73ce27284a962bc5042c"
            + "f41365d1f383cd6ec5df0dd6200ebc63b36998384e07722a5814676364fd2ca6",
        () -> {
          MlKemPrivateKey key =
              MlKemPrivateKey.fromSeed(
                  MlKemSet.ML_KEM_768,
                  octets(
                      "7c9935a0b07694aa0c6d10e4db6b1add2fd81a25ccb148032dcd739936737f2d"
                          + "8626ed79d451140800e03b59b956f8210e556067407d13dc90fa9e8b872bfb8f"));
          Encapsulated made = key.publicKey().encapsulate(out -> Arrays.fill(out, (byte) 0x42));
          return concatenated(
              HashAlgorithm.SHA256.digest(key.publicKey().encoded()),
              HashAlgorithm.SHA256.digest(made.ciphertext()),
              key.decapsulate(made.ciphertext()));
        });
  }

  /** C2SP/wycheproof, mldsa_65_sign_seed_test, 1: the deterministic signature, verified as well. */
  private static KnownAnswer signature() {
    return new KnownAnswer(
        "39fbbb0d97a52c79844213b325af823a7f16a174e00a5b3daeb3e6e6d1c89681",
        () -> {
          MlDsaPrivateKey key = key();
          MessageRepresentative mu = MessageRepresentative.pure(key.publicKey(), new byte[0]);
          mu.update("Hello world".getBytes(US_ASCII));
          return signed(key, mu.octets());
        });
  }

  /** The same key's signature of SHA-512 of "abc", which Bouncy Castle's HashML-DSA gives too. */
  private static KnownAnswer hashedMessage() {
    return new KnownAnswer(
        "11fc038688c88e0cb96c2863a50ea56737bed2426fd72ebdd989b73a2cad1226",
        () -> {
          MlDsaPrivateKey key = key();
          byte[] digest = HashAlgorithm.SHA512.digest("abc".getBytes(US_ASCII));
          return signed(
              key,
              MessageRepresentative.ofDigest(
                  key.publicKey(), new byte[0], HashAlgorithm.SHA512, digest));
        });
  }

  private static MlDsaPrivateKey key() {
    byte[] seed = new byte[MlDsaSet.SEED_BYTES];
    Arrays.fill(seed, (byte) 0x2A);
    return MlDsaPrivateKey.fromSeed(MlDsaSet.ML_DSA_65, seed);
  }

  /** The hash of the signature; empty if it does not verify. */
  private static byte[] signed(MlDsaPrivateKey key, byte[] mu) {
    byte[] signature = key.signDeterministically(mu);
    return key.publicKey().verify(mu, signature)
        ? HashAlgorithm.SHA256.digest(signature)
        : new byte[0];
  }

  private static byte[] concatenated(byte[] first, byte[] second, byte[] third) {
    byte[] result = Arrays.copyOf(first, first.length + second.length + third.length);
    System.arraycopy(second, 0, result, first.length, second.length);
    System.arraycopy(third, 0, result, first.length + second.length, third.length);
    return result;
  }

  private static byte[] octets(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
