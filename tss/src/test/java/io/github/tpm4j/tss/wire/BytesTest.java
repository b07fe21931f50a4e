package io.github.tpm4j.tss.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BytesTest {

  @Test
  void copiesWhatItIsGiven_andGivesCopies() {
    byte[] octets = {1, 2};
    Bytes bytes = Bytes.of(octets);
    octets[0] = 9;
    bytes.toByteArray()[1] = 9;
    assertEquals("0102", bytes.toHex());
  }

  @Test
  void takesAPart() {
    assertEquals("0203", Bytes.of(new byte[] {1, 2, 3, 4}, 1, 2).toHex());
    assertEquals("0203", Bytes.ofHex("01020304").slice(1, 3).toHex());
  }

  @Test
  void isEqualByContent() {
    assertEquals(Bytes.ofHex("0102"), Bytes.of((byte) 1, (byte) 2));
    assertEquals(Bytes.ofHex("0102").hashCode(), Bytes.of((byte) 1, (byte) 2).hashCode());
    assertNotEquals(Bytes.ofHex("0102"), Bytes.ofHex("0103"));
  }

  @Test
  void isOrderedAsUnsignedOctets() {
    assertTrue(Bytes.ofHex("7f").compareTo(Bytes.ofHex("80")) < 0);
    assertTrue(Bytes.ofHex("80").compareTo(Bytes.ofHex("8000")) < 0);
  }

  @Test
  void isEmptyOnce() {
    assertSame(Bytes.EMPTY, Bytes.of());
    assertSame(Bytes.EMPTY, Bytes.ofHex(""));
    assertSame(Bytes.EMPTY, Bytes.ofHex("01").slice(1, 1));
    assertArrayEquals(new byte[0], Bytes.EMPTY.toByteArray());
  }
}
