package io.github.tpm4j.engine.crypto.symmetric;

import static io.github.tpm4j.engine.crypto.Vectors.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TdesKeysTest {
  private static final String GOOD = "0123456789abcdef";

  /** SP 800-67, 3.3.2: weak, semi-weak and possibly weak keys; the third without its parity. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0101010101010101", "fefefefefefefefe", "e1e0e0e0f1f1f1f1", "1f1f1f1f0e0e0e0e",
        "01fe01fe01fe01fe", "e001e001f101f101", "1ffe1ffe0efe0efe", "011f011f010e010e",
        "01011f1f01010e0e", "1f1f01010e0e0101", "e0e01f1ff1f10e0e", "0101e0e00101f1f1",
        "e0011ffef1010efe", "01e01ffe01f10efe", "fee0011ffef1010e", "1f01e0fe0e01f1fe"
      })
  void weakKeysAreUnfit(String weak) {
    assertFalse(TdesKeys.isFit(hex(weak + GOOD)));
    assertFalse(TdesKeys.isFit(hex(GOOD + weak)));
    assertFalse(TdesKeys.isFit(hex(GOOD + "23456789abcdef01" + weak)));
  }

  @Test
  void equalKeysAreUnfitAlsoByParity() {
    assertFalse(TdesKeys.isFit(hex(GOOD + GOOD)));
    assertFalse(TdesKeys.isFit(hex(GOOD + "0022446688aaccee")));
    assertTrue(TdesKeys.isFit(hex(GOOD + "23456789abcdef01")));
  }

  @Test
  void wrongSizesAreUnfit() {
    assertFalse(TdesKeys.isFit(hex(GOOD)));
    assertFalse(TdesKeys.isFit(new byte[0]));
  }

  @Test
  void thereAre64WeakKeys() {
    int[] octets = {0x01, 0x1F, 0xE0, 0xFE};
    int[] mapped = {0x01, 0x0E, 0xF1, 0xFE};
    int weak = 0;
    for (int i = 0; i < 256; i++) {
      byte[] key = hex("0000000000000000" + GOOD);
      for (int j = 0; j < 4; j++) {
        int choice = i >> (2 * j) & 3;
        key[j] = (byte) octets[choice];
        key[j + 4] = (byte) mapped[choice];
      }
      weak += TdesKeys.isFit(key) ? 0 : 1;
    }
    assertEquals(64, weak);
  }

  @Test
  void generationDiscardsUnfitKeysWhole() {
    byte[] stream = hex("0101010101010101" + GOOD + "22446688aaccee00" + GOOD);
    int[] used = {0};
    RandomSource source =
        out -> {
          System.arraycopy(stream, used[0], out, 0, out.length);
          used[0] += out.length;
        };
    byte[] key = TdesKeys.generate(128, source);
    assertArrayEquals(hex("23456789abcdef01" + GOOD), key);
  }
}
