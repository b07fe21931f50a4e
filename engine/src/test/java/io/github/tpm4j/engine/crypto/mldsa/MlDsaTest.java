package io.github.tpm4j.engine.crypto.mldsa;

import static io.github.tpm4j.engine.crypto.Vectors.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.Vectors;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithContext;
import org.bouncycastle.crypto.signers.HashMLDSASigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MlDsaTest {
  private static final RandomSource RANDOM = TestRandom.named("mldsa");
  private static final byte[] MESSAGE = RANDOM.bytes(1000);

  static Stream<String[]> signatures() {
    return Vectors.rows("mldsa-sign.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void signsDeterministically(
      String set,
      String seed,
      String keyHash,
      String message,
      String context,
      String mu,
      String signatureHash) {
    MlDsaPrivateKey key = MlDsaPrivateKey.fromSeed(MlDsaSet.valueOf(set), hex(seed));
    byte[] signature = key.signDeterministically(hex(mu));

    assertArrayEquals(hex(keyHash), HashAlgorithm.SHA256.digest(key.publicKey().encoded()));
    if (!message.equals("none")) {
      assertArrayEquals(hex(mu), pure(key.publicKey(), hex(context), hex(message)));
    }
    assertArrayEquals(hex(signatureHash), HashAlgorithm.SHA256.digest(signature));
    assertTrue(key.publicKey().verify(hex(mu), signature));
  }

  static Stream<String[]> verifications() {
    return Vectors.rows("mldsa-verify.tsv").stream();
  }

  @ParameterizedTest(name = "{0} {6}")
  @MethodSource("verifications")
  void verifies(
      String set,
      String encoded,
      String message,
      String context,
      String signature,
      String result,
      String reason) {
    Optional<MlDsaPublicKey> key = MlDsaPublicKey.of(MlDsaSet.valueOf(set), hex(encoded));
    boolean isContext = hex(context).length <= MessageRepresentative.MAX_CONTEXT_BYTES;
    boolean isValid =
        isContext
            && key.isPresent()
            && key.get().verify(pure(key.get(), hex(context), hex(message)), hex(signature));

    assertEquals(result.equals("valid"), isValid, reason);
  }

  private static byte[] pure(MlDsaPublicKey key, byte[] context, byte[] message) {
    MessageRepresentative mu = MessageRepresentative.pure(key, context);
    mu.update(message);
    return mu.octets();
  }

  private static MlDsaPrivateKey key(MlDsaSet set) {
    return MlDsaPrivateKey.fromSeed(set, RANDOM.bytes(MlDsaSet.SEED_BYTES));
  }

  @ParameterizedTest
  @EnumSource(MlDsaSet.class)
  void hedgedSignaturesDifferAndVerify(MlDsaSet set) {
    MlDsaPrivateKey key = key(set);
    byte[] mu = pure(key.publicKey(), new byte[3], MESSAGE);
    byte[] first = key.sign(mu, RANDOM);
    byte[] second = key.sign(mu, RANDOM);

    assertFalse(Arrays.equals(first, second));
    assertTrue(key.publicKey().verify(mu, first) && key.publicKey().verify(mu, second));
    second[100] ^= 1;
    assertFalse(key.publicKey().verify(mu, second));
    assertFalse(key(set).publicKey().verify(mu, first));
  }

  @ParameterizedTest
  @EnumSource(MlDsaSet.class)
  void bouncyCastleVerifiesWhatWasHashedBefore(MlDsaSet set) {
    MlDsaPrivateKey key = key(set);
    byte[] context = {1, 2, 3};
    byte[] digest = HashAlgorithm.SHA512.digest(MESSAGE);
    byte[] mu =
        MessageRepresentative.ofDigest(key.publicKey(), context, HashAlgorithm.SHA512, digest);
    HashMLDSASigner verifier = new HashMLDSASigner();
    verifier.init(
        false,
        new ParametersWithContext(
            new MLDSAPublicKeyParameters(withSha512(set), key.publicKey().encoded()), context));
    verifier.update(MESSAGE, 0, MESSAGE.length);

    assertTrue(verifier.verifySignature(key.sign(mu, RANDOM)));
  }

  private static MLDSAParameters withSha512(MlDsaSet set) {
    return switch (set) {
      case ML_DSA_44 -> MLDSAParameters.ml_dsa_44_with_sha512;
      case ML_DSA_65 -> MLDSAParameters.ml_dsa_65_with_sha512;
      case ML_DSA_87 -> MLDSAParameters.ml_dsa_87_with_sha512;
    };
  }

  @Test
  void aMessageInPartsIsTheSame_alsoAfterItsStateWasKept() {
    MlDsaPublicKey key = key(MlDsaSet.ML_DSA_65).publicKey();
    MessageRepresentative mu = MessageRepresentative.pure(key, new byte[0]);
    mu.update(Arrays.copyOf(MESSAGE, 137));
    byte[] state = mu.state();
    MessageRepresentative restored = MessageRepresentative.restore(state);
    restored.update(Arrays.copyOfRange(MESSAGE, 137, MESSAGE.length));

    assertArrayEquals(pure(key, new byte[0], MESSAGE), restored.octets());
    assertTrue(state.length < 500, "state " + state.length);
  }

  @Test
  void refusesOtherSizes() {
    MlDsaPrivateKey key = key(MlDsaSet.ML_DSA_44);

    assertThrows(
        IllegalArgumentException.class,
        () -> MlDsaPrivateKey.fromSeed(MlDsaSet.ML_DSA_44, MESSAGE));
    assertThrows(
        IllegalArgumentException.class,
        () -> MessageRepresentative.pure(key.publicKey(), new byte[256]));
    assertThrows(IllegalArgumentException.class, () -> key.signDeterministically(new byte[63]));
    assertEquals("MlDsaPrivateKey[ML-DSA-44]", key.toString());
  }
}
