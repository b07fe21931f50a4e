package io.github.tpm4j.engine.crypto.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.engine.entropy.Entropy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DrbgTest {
  private static final byte[] SEED = new byte[64];

  /** These octets decide the primary keys of every user: they must never change. */
  @Test
  void deterministicOctetsStayAsTheyAre() {
    Drbg drbg =
        Drbg.deterministic(SEED, "label".getBytes(StandardCharsets.US_ASCII), new byte[] {1});
    assertEquals(
        "8fd43f5bce740cb8f6e65854697b40888e3598bbe9c1d0ac40c973721c6a0fba",
        HexFormat.of().formatHex(drbg.bytes(32)));
  }

  @Test
  void sameSeedAndInputsGiveTheSameOctets() {
    assertArrayEquals(
        Drbg.deterministic(SEED, SEED).bytes(99), Drbg.deterministic(SEED, SEED).bytes(99));
  }

  @Test
  void inputsAreToldApartByTheirLengths() {
    byte[] joined = Drbg.deterministic(SEED, new byte[] {1, 2}, new byte[0]).bytes(32);
    byte[] split = Drbg.deterministic(SEED, new byte[] {1}, new byte[] {2}).bytes(32);
    assertFalse(Arrays.equals(joined, split));
  }

  @Test
  void aShortSeedIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Drbg.deterministic(new byte[31]));
  }

  @Test
  void stirringTakesFreshEntropyAndChangesWhatFollows() {
    int[] gathered = {0};
    Entropy entropy =
        count -> {
          gathered[0]++;
          return new byte[count];
        };
    Drbg stirred = Drbg.fromEntropy(entropy);
    Drbg other = Drbg.fromEntropy(entropy);
    int before = gathered[0];
    stirred.stir(new byte[] {1});
    other.stir(new byte[] {2});
    assertEquals(before + 2, gathered[0]);
    assertFalse(Arrays.equals(stirred.bytes(32), other.bytes(32)));
  }

  @Test
  void longRequestsAreFilledToTheEnd() {
    byte[] out = Drbg.fromEntropy(Entropy.system()).bytes(100_000);
    assertFalse(Arrays.equals(new byte[32], Arrays.copyOfRange(out, 99_968, 100_000)));
  }

  @Test
  void bitsAreMaskedAtTheTop() {
    RandomSource ones = out -> Arrays.fill(out, (byte) 0xFF);
    assertEquals(585, ones.bits(585).bitLength());
    assertEquals(585, ones.bits(585).bitCount());
  }

  @Test
  void secureRandomGivesTheOctetsOfTheSource() {
    byte[] out = new byte[40];
    Drbg.deterministic(SEED).asSecureRandom().nextBytes(out);
    assertArrayEquals(Drbg.deterministic(SEED).bytes(40), out);
  }
}
