package io.github.tpm4j.engine.crypto.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.algorithms.MlKemSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformMlKemTest {
  /** The JDK has ML-KEM from there on. */
  private static final int FIRST_VERSION = 24;

  private static final int ROUNDS = 50;

  @TempDir Path folder;

  private static Optional<PlatformMlKem> ofTheJdk() {
    return PlatformMlKem.of(Security.getProvider("SunJCE"));
  }

  private static MLKEMPrivateKeyParameters key(MLKEMParameters parameters, int number) {
    byte[] seed = new byte[MlKemSet.SEED_BYTES];
    Arrays.fill(seed, (byte) number);
    return new MLKEMPrivateKeyParameters(parameters, seed);
  }

  private static MLKEMParameters parameters(MlKemSet set) {
    return List.of(
            MLKEMParameters.ml_kem_512, MLKEMParameters.ml_kem_768, MLKEMParameters.ml_kem_1024)
        .get(set.ordinal());
  }

  @Test
  void isThereWhereTheJdkHasIt_andPassesItsSelfTest() {
    assertEquals(Runtime.version().feature() >= FIRST_VERSION, ofTheJdk().isPresent());
  }

  /** Every third ciphertext is one that nobody made. */
  @Test
  void answersAsBouncyCastle_implicitRejectionsIncluded() {
    Stream<PlatformMlKem> all = ofTheJdk().stream();
    all.forEach(
        platform -> {
          for (MlKemSet set : MlKemSet.values()) {
            for (int i = 0; i < ROUNDS; i++) {
              assertSameAnswer(platform, set, i);
            }
          }
        });
  }

  private static void assertSameAnswer(PlatformMlKem platform, MlKemSet set, int number) {
    MLKEMPrivateKeyParameters pair = key(parameters(set), number);
    byte[] random = new byte[MlKemSet.SHARED_SECRET_BYTES];
    random[0] = (byte) number;
    byte[] ciphertext =
        MLKEMGenerator.internalGenerateEncapsulated(pair.getPublicKeyParameters(), random)
            .getEncapsulation();
    if (number % 3 == 0) {
      ciphertext[number * 7 % ciphertext.length] ^= 1;
    }
    try (PlatformDecapsulationKey key =
        PlatformDecapsulationKey.of(platform, set, pair.getEncoded()).orElseThrow()) {
      assertArrayEquals(
          new MLKEMExtractor(pair).extractSecret(ciphertext),
          key.decapsulate(ciphertext).orElseThrow());
    }
  }

  @Test
  void wipesAClosedKey() throws Exception {
    for (PlatformMlKem platform : ofTheJdk().stream().toList()) {
      MLKEMPrivateKeyParameters pair = key(MLKEMParameters.ml_kem_768, 1);
      byte[] ciphertext = new byte[MlKemSet.ML_KEM_768.ciphertextBytes()];
      PlatformMlKem.Prepared key = platform.prepare(MlKemSet.ML_KEM_768, pair.getEncoded());
      byte[] secret = platform.decapsulate(key, ciphertext);
      key.key().destroy();
      assertTrue(key.key().isDestroyed());
      // The prepared form shares its array.
      assertFalse(Arrays.equals(secret, decapsulated(platform, key, ciphertext)));
    }
  }

  private static byte[] decapsulated(
      PlatformMlKem platform, PlatformMlKem.Prepared key, byte[] ciphertext) {
    return NativeLibrary.attempt(() -> platform.decapsulate(key, ciphertext)).orElse(new byte[0]);
  }

  @Test
  void refusesAKeyThatIsNone() {
    for (PlatformMlKem platform : ofTheJdk().stream().toList()) {
      assertEquals(
          Optional.empty(),
          PlatformDecapsulationKey.of(platform, MlKemSet.ML_KEM_768, new byte[100]));
    }
  }

  @Test
  void isNotUsedWhereItFailsItsSelfTest() {
    Provider broken = new Provider("Broken", "1", "names a class that is not there") {};
    broken.put("KEM.ML-KEM-768", "no.such.Class");
    broken.put("KeyFactory.ML-KEM-768", "no.such.Class");
    assertEquals(Optional.empty(), PlatformMlKem.of(broken));
    assertEquals(Optional.empty(), PlatformMlKem.of(null));
  }

  @ParameterizedTest
  @CsvSource({
    "25, amd64, flags : fpu avx2 avx512f avx512bw, true",
    "25, amd64, flags : fpu avx2 avx512f, false",
    "25, amd64, flags : fpu avx2 xavx512f avx512bwx, false",
    "25, amd64, model name : avx512f avx512bw, false",
    "25, aarch64, Features : asimd, true",
    "24, aarch64, Features : asimd, false",
    "24, amd64, flags : fpu avx2 avx512f avx512bw, false",
    "26, riscv64, isa : rv64, false",
  })
  void isTakenWhereItHasVectorCode(int version, String architecture, String line, boolean isTaken)
      throws IOException {
    Path processors = Files.writeString(folder.resolve("cpuinfo"), "processor : 0\n" + line + "\n");
    assertEquals(isTaken, VectorCode.hasMlKem(version, architecture, processors));
  }

  @Test
  void isNotTakenOnX86WhereNobodyKnowsTheProcessor() {
    assertFalse(VectorCode.hasMlKem(25, "amd64", folder.resolve("none")));
  }
}
