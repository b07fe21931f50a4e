package io.github.tpm4j.tss.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmePkcs1Test {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 48, 117})
  void takesThePaddingOff(int messageBytes) {
    byte[] message = new byte[messageBytes];
    assertArrayEquals(message, EmePkcs1.decode(padded(messageBytes)).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 9})
  void refusesAChangedOctetOfTheHead(int at) {
    byte[] encoded = padded(48);
    encoded[at] ^= at < 2 ? 1 : encoded[at];
    assertTrue(EmePkcs1.decode(encoded).isEmpty());
  }

  @Test
  void refusesABlockWithoutSeparator() {
    byte[] encoded = new byte[128];
    Arrays.fill(encoded, (byte) 9);
    encoded[0] = 0;
    encoded[1] = 2;
    assertTrue(EmePkcs1.decode(encoded).isEmpty());
  }

  private static byte[] padded(int messageBytes) {
    byte[] encoded = new byte[128];
    Arrays.fill(encoded, 0, 128 - messageBytes - 1, (byte) 0xA5);
    encoded[0] = 0;
    encoded[1] = 2;
    return encoded;
  }
}
