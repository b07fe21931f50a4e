package io.github.tpm4j.provider.padding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import javax.crypto.BadPaddingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmePkcs1Test {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 48, 117})
  void takesThePaddingOff(int messageBytes) throws BadPaddingException {
    byte[] message = new byte[messageBytes];
    assertArrayEquals(message, EmePkcs1.decode(padded(messageBytes)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 9})
  void refusesAChangedOctetOfTheHead(int at) {
    byte[] encoded = padded(48);
    encoded[at] ^= at < 2 ? 1 : encoded[at];
    assertThrows(BadPaddingException.class, () -> EmePkcs1.decode(encoded));
  }

  @Test
  void refusesABlockWithoutSeparator() {
    byte[] encoded = new byte[128];
    Arrays.fill(encoded, (byte) 9);
    encoded[0] = 0;
    encoded[1] = 2;
    assertThrows(BadPaddingException.class, () -> EmePkcs1.decode(encoded));
  }

  private static byte[] padded(int messageBytes) {
    byte[] encoded = new byte[128];
    Arrays.fill(encoded, 0, 128 - messageBytes - 1, (byte) 0xA5);
    encoded[0] = 0;
    encoded[1] = 2;
    return encoded;
  }
}
