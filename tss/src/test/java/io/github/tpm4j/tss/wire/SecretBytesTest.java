package io.github.tpm4j.tss.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class SecretBytesTest {

  @Test
  void printsItsLengthOnly() {
    assertEquals("SecretBytes[2 bytes]", SecretBytes.of((byte) 0xA5, (byte) 0xA5).toString());
  }

  @Test
  void isWipedByClose() {
    byte[] octets = {1, 2, 3};
    SecretBytes secret = SecretBytes.adopt(octets);
    secret.close();
    assertArrayEquals(new byte[3], octets);
    assertEquals(3, secret.size());
  }

  @Test
  void copiesWhatItIsGiven_andGivesCopies() {
    byte[] octets = {1, 2};
    SecretBytes secret = SecretBytes.of(octets);
    octets[0] = 9;
    secret.toByteArray()[1] = 9;
    assertArrayEquals(new byte[] {1, 2}, secret.toByteArray());
  }

  @Test
  void isEqualByContent_andHashesByLength() {
    SecretBytes one = SecretBytes.of((byte) 1, (byte) 2);
    assertEquals(one, SecretBytes.of((byte) 1, (byte) 2));
    assertNotEquals(one, SecretBytes.of((byte) 1, (byte) 3));
    assertNotEquals(one, SecretBytes.of((byte) 1));
    assertEquals(one.hashCode(), SecretBytes.of((byte) 8, (byte) 9).hashCode());
  }

  @Test
  void isEmptyOnce() {
    assertSame(SecretBytes.EMPTY, SecretBytes.of());
    assertSame(SecretBytes.EMPTY, SecretBytes.adopt(new byte[0]));
  }
}
