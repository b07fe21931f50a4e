package io.github.tpm4j.tss.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TpmWriterTest {

  private static String hex(TpmWriter out) {
    return HexFormat.of().formatHex(out.toByteArray());
  }

  @Test
  void writesNumbersBigEndian() {
    TpmWriter out = new TpmWriter(1).u8(1).u16(0x0203).u32(0x04050607).u64(0x08090A0B0C0D0E0FL);
    assertEquals("0102030405060708090a0b0c0d0e0f", hex(out));
    assertEquals(15, out.size());
  }

  @Test
  void writesTheGreatestNumbers() {
    assertEquals("ffffffffffffff", hex(new TpmWriter().u8(0xFF).u16(0xFFFF).u32(-1)));
    assertEquals("fd", hex(new TpmWriter().u8(-3)));
  }

  @Test
  void refusesNumbersThatDoNotFit() {
    TpmWriter out = new TpmWriter();
    assertThrows(IllegalArgumentException.class, () -> out.u8(0x100));
    assertThrows(IllegalArgumentException.class, () -> out.u8(-129));
    assertThrows(IllegalArgumentException.class, () -> out.u16(0x10000));
    assertThrows(IllegalArgumentException.class, () -> out.u16(-1));
    assertEquals(0, out.size());
  }

  @Test
  void writesSizedOctets() {
    assertEquals("00020102", hex(new TpmWriter().sized(new byte[] {1, 2})));
    assertEquals("00020102", hex(new TpmWriter().sized(Bytes.of((byte) 1, (byte) 2))));
    assertEquals("00020102", hex(new TpmWriter().sized(SecretBytes.of((byte) 1, (byte) 2))));
    assertEquals("0000", hex(new TpmWriter().sized(Bytes.EMPTY)));
  }

  @Test
  void refusesMoreOctetsThanASizeCanTell() {
    assertEquals(2 + 0xFFFF, new TpmWriter().sized(new byte[0xFFFF]).size());
    TpmWriter out = new TpmWriter();
    assertThrows(IllegalArgumentException.class, () -> out.sized(new byte[0x10000]));
    assertThrows(
        IllegalArgumentException.class,
        () -> out.sized((Marshallable) inner -> inner.array(new byte[0x10000])));
  }

  @Test
  void writesSizedStructures_andNoneAsZero() {
    assertEquals("0002000b", hex(new TpmWriter().sized(TpmAlg.SHA256)));
    assertEquals("0000", hex(new TpmWriter().sized((Marshallable) null)));
    Marshallable nested = out -> out.sized(TpmAlg.SHA256);
    assertEquals("00040002000b", hex(new TpmWriter().sized(nested)));
  }

  @Test
  void writesLists() {
    assertEquals(
        "000000020004000b", hex(new TpmWriter().list(List.of(TpmAlg.SHA1, TpmAlg.SHA256))));
  }

  @Test
  void overwritesANumber() {
    TpmWriter out = new TpmWriter().u8(9).u32(0).u8(9);
    out.putInt(1, 0x01020304);
    assertEquals("090102030409", hex(out));
  }

  @Test
  void keepsWhatStoodThere_whenItGrows() {
    TpmWriter out = new TpmWriter(3);
    byte[] octets = new byte[1000];
    octets[999] = 7;
    out.u16(0x0102).array(octets);
    assertEquals(1002, out.size());
    assertArrayEquals(new byte[] {1, 2}, Arrays.copyOf(out.toByteArray(), 2));
    assertEquals(7, out.toByteArray()[1001]);
  }

  @Test
  void holdsNothingAfterWipe() {
    TpmWriter out = new TpmWriter().u32(0x01020304);
    out.wipe();
    assertEquals("", hex(out));
    assertEquals("00", hex(out.u8(0)));
  }
}
