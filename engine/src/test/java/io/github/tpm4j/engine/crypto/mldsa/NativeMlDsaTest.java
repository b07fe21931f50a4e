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
import io.github.tpm4j.engine.crypto.library.NativeSigningKey;
import io.github.tpm4j.engine.crypto.library.Primitive;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The native library's answers held against published ones and against Bouncy Castle's. */
class NativeMlDsaTest {
  private static final RandomSource RANDOM = TestRandom.named("native mldsa");

  private static boolean isInUse() {
    return !"off".equals(System.getProperty("tpm4j.native"));
  }

  private static MlDsaPrivateKey key(MlDsaSet set) {
    return MlDsaPrivateKey.fromSeed(set, RANDOM.bytes(MlDsaSet.SEED_BYTES));
  }

  private static Optional<byte[]> nativePublicKey(MlDsaPrivateKey key) {
    return key.natively(Primitive.ML_DSA_KEY_PAIR, NativeSigningKey::publicKey);
  }

  static Stream<String[]> signatures() {
    return Vectors.rows("mldsa-sign.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void keysAreThePublishedOnes(String set, String seed, String keyHash) {
    Optional<byte[]> encoded =
        nativePublicKey(MlDsaPrivateKey.fromSeed(MlDsaSet.valueOf(set), hex(seed)));
    assertEquals(isInUse(), encoded.isPresent());
    encoded.ifPresent(it -> assertArrayEquals(hex(keyHash), HashAlgorithm.SHA256.digest(it)));
  }

  static Stream<String[]> verifications() {
    return Vectors.rows("mldsa-verify.tsv").stream();
  }

  @ParameterizedTest(name = "{0} {6}")
  @MethodSource("verifications")
  void bothVerifyAlike(
      String set, String encoded, String message, String context, String signature) {
    Optional<MlDsaPublicKey> key = MlDsaPublicKey.of(MlDsaSet.valueOf(set), hex(encoded));
    if (key.isEmpty() || hex(context).length > MessageRepresentative.MAX_CONTEXT_BYTES) {
      assertTrue(key.isEmpty() || hex(context).length == 256, "refused before");
      return;
    }
    MessageRepresentative mu = MessageRepresentative.pure(key.get(), hex(context));
    mu.update(hex(message));
    byte[] octets = mu.octets();
    boolean isLong = hex(signature).length == key.get().set().signatureBytes();
    boolean expected = isLong && key.get().verifyHere(octets, hex(signature));
    assertEquals(expected, key.get().verify(octets, hex(signature)));
    assertEquals(isInUse(), key.get().nativeKey().isPresent());
    key.get()
        .nativeKey()
        .ifPresent(it -> assertEquals(expected, it.verify(octets, hex(signature)).orElse(false)));
  }

  @ParameterizedTest
  @EnumSource(MlDsaSet.class)
  void bouncyCastleVerifiesWhatIsSigned(MlDsaSet set) {
    MlDsaPrivateKey key = key(set);
    RandomSource noRandom =
        out -> {
          throw new AssertionError("Random numbers were drawn here");
        };
    byte[] mu = RANDOM.bytes(MlDsaSet.MU_BYTES);
    byte[] first = key.sign(mu, isInUse() ? noRandom : RANDOM);
    byte[] second = key.sign(mu, isInUse() ? noRandom : RANDOM);
    assertFalse(Arrays.equals(first, second));
    assertTrue(key.publicKey().verifyHere(mu, first));
    assertTrue(key.publicKey().verifyHere(mu, second));
    mu[0] ^= 1;
    assertFalse(key.publicKey().verify(mu, first));
  }

  @ParameterizedTest
  @EnumSource(MlDsaSet.class)
  void itVerifiesWhatBouncyCastleSigns(MlDsaSet set) {
    MlDsaPrivateKey key = key(set);
    byte[] mu = RANDOM.bytes(MlDsaSet.MU_BYTES);
    byte[] signature = key.signDeterministically(mu);
    assertTrue(key.publicKey().verify(mu, signature));
    signature[signature.length - 1] ^= 1;
    assertEquals(key.publicKey().verifyHere(mu, signature), key.publicKey().verify(mu, signature));
  }

  @Test
  void aClosedKeyIsWiped() {
    MlDsaPrivateKey key = key(MlDsaSet.ML_DSA_44);
    byte[] mu = new byte[MlDsaSet.MU_BYTES];
    key.sign(mu, RANDOM);
    assertEquals(isInUse(), nativePublicKey(key).isPresent());
    key.close();
    assertTrue(nativePublicKey(key).isEmpty());
    assertThrows(IllegalStateException.class, () -> key.sign(mu, RANDOM));
    assertThrows(IllegalStateException.class, () -> key.signDeterministically(mu));
  }
}
