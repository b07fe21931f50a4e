package io.github.tpm4j.engine.crypto.mlkem;

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
import io.github.tpm4j.tss.algorithms.MlKemSet;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MlKemTest {
  private static final RandomSource RANDOM = TestRandom.named("mlkem");

  private static Stream<String[]> rows(String file) {
    return Vectors.rows(file).stream();
  }

  static Stream<String[]> keyPairs() {
    return rows("mlkem-keygen.tsv");
  }

  @ParameterizedTest
  @MethodSource("keyPairs")
  void makesTheKeyPairOfASeed(String set, String seed, String keyHash) {
    byte[] encoded = key(set, seed).publicKey().encoded();

    assertArrayEquals(hex(keyHash), HashAlgorithm.SHA256.digest(encoded));
    assertTrue(MlKemPublicKey.of(MlKemSet.valueOf(set), encoded).isPresent());
  }

  static Stream<String[]> ciphertexts() {
    return rows("mlkem-decapsulate.tsv");
  }

  @ParameterizedTest
  @MethodSource("ciphertexts")
  void decapsulates(String set, String seed, String ciphertext, String secret) {
    assertArrayEquals(hex(secret), key(set, seed).decapsulate(hex(ciphertext)));
  }

  static Stream<String[]> encapsulations() {
    return rows("mlkem-encapsulate.tsv");
  }

  @ParameterizedTest
  @MethodSource("encapsulations")
  void encapsulates_orRefusesAKeyThatIsNotReduced(
      String set, String m, String encoded, String ciphertextHash, String secret) {
    Optional<MlKemPublicKey> key = MlKemPublicKey.of(MlKemSet.valueOf(set), hex(encoded));
    if (ciphertextHash.equals("refused")) {
      assertEquals(Optional.empty(), key);
      return;
    }

    MlKemPublicKey.Encapsulated made =
        key.orElseThrow().encapsulate(out -> System.arraycopy(hex(m), 0, out, 0, out.length));
    assertArrayEquals(hex(secret), made.secret());
    assertArrayEquals(hex(ciphertextHash), HashAlgorithm.SHA256.digest(made.ciphertext()));
  }

  @ParameterizedTest
  @EnumSource(MlKemSet.class)
  void sharesASecret_orAnotherIfTheCiphertextWasChanged(MlKemSet set) {
    MlKemPrivateKey key = MlKemPrivateKey.fromSeed(set, RANDOM.bytes(MlKemSet.SEED_BYTES));
    MlKemPublicKey.Encapsulated made = key.publicKey().encapsulate(RANDOM);

    assertArrayEquals(made.secret(), key.decapsulate(made.ciphertext()));
    made.ciphertext()[5] ^= 1;
    byte[] rejected = key.decapsulate(made.ciphertext());
    assertEquals(MlKemSet.SHARED_SECRET_BYTES, rejected.length);
    assertFalse(Arrays.equals(made.secret(), rejected));
    assertArrayEquals(rejected, key.decapsulate(made.ciphertext()));
  }

  @ParameterizedTest
  @EnumSource(MlKemSet.class)
  void refusesOtherSizes(MlKemSet set) {
    MlKemPrivateKey key = MlKemPrivateKey.fromSeed(set, new byte[MlKemSet.SEED_BYTES]);

    assertThrows(
        IllegalArgumentException.class, () -> key.decapsulate(new byte[set.ciphertextBytes() - 1]));
    assertThrows(IllegalArgumentException.class, () -> MlKemPrivateKey.fromSeed(set, new byte[32]));
    assertEquals(Optional.empty(), MlKemPublicKey.of(set, new byte[set.publicKeyBytes() + 1]));
  }

  @Test
  void saysNothingOfItsSecret() {
    MlKemPrivateKey key = MlKemPrivateKey.fromSeed(MlKemSet.ML_KEM_768, new byte[64]);

    assertEquals("MlKemPrivateKey[ML-KEM-768]", key.toString());
  }

  private static MlKemPrivateKey key(String set, String seed) {
    return MlKemPrivateKey.fromSeed(MlKemSet.valueOf(set), hex(seed));
  }
}
