package io.github.tpm4j.tss.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tss.constants.TpmRc;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TpmReaderTest {

  private static TpmReader reader(String hex) {
    return new TpmReader(HexFormat.of().parseHex(hex), Limits.ANY);
  }

  private static void assertFails(TpmRc code, String hex, Function<TpmReader, Object> read) {
    TpmReader in = reader(hex);
    assertEquals(code, TpmRc.of(assertThrows(WireException.class, () -> read.apply(in))));
  }

  @Test
  void readsNumbersBigEndian() {
    TpmReader in = reader("01 0203 04050607 08090a0b0c0d0e0f".replace(" ", ""));
    assertEquals(0x01, in.u8());
    assertEquals(0x0203, in.u16());
    assertEquals(0x04050607, in.u32());
    assertEquals(0x08090A0B0C0D0E0FL, in.u64());
    assertEquals(0, in.remaining());
    assertEquals(15, in.position());
  }

  @Test
  void readsTheGreatestNumbers() {
    TpmReader in = reader("ff" + "ffff" + "ffffffff" + "ffffffffffffffff");
    assertEquals(0xFF, in.u8());
    assertEquals(0xFFFF, in.u16());
    assertEquals(-1, in.u32());
    assertEquals(-1L, in.u64());
  }

  @Test
  void readsLowHalfOfSixtyFourBitsUnsigned() {
    assertEquals(0x00000001_80000000L, reader("0000000180000000").u64());
  }

  @Test
  void failsWhereOctetsAreMissing_andStaysThere() {
    assertFails(TpmRc.INSUFFICIENT, "", TpmReader::u8);
    assertFails(TpmRc.INSUFFICIENT, "01", TpmReader::u16);
    assertFails(TpmRc.INSUFFICIENT, "010203", TpmReader::u32);
    assertFails(TpmRc.INSUFFICIENT, "01020304050607", TpmReader::u64);
    TpmReader in = reader("0102");
    assertThrows(WireException.class, in::u32);
    assertEquals(0, in.position());
  }

  @Test
  void readsAPartOfAnArray_andNotBeyond() {
    TpmReader in = new TpmReader(new byte[] {9, 1, 2, 9}, 1, 3, Limits.ANY);
    assertEquals(2, in.remaining());
    assertEquals(0x0102, in.u16());
    assertThrows(WireException.class, in::u8);
  }

  @Test
  void readsSizedOctets() {
    assertArrayEquals(new byte[] {1, 2}, reader("00020102").sizedArray(2));
    assertArrayEquals(new byte[0], reader("0000").sizedArray(0));
  }

  @Test
  void refusesOversizedOctets_beforeItLooksForThem() {
    assertFails(TpmRc.SIZE, "0003", in -> in.sizedArray(2));
    assertFails(TpmRc.INSUFFICIENT, "000201", in -> in.sizedArray(2));
  }

  @Test
  void refusesAStructureOfAnotherSize() {
    assertEquals(0x0102, reader("00020102").sized(TpmReader::u16));
    assertFails(TpmRc.SIZE, "00000102", in -> in.sized(TpmReader::u16));
    assertFails(TpmRc.SIZE, "00010102", in -> in.sized(TpmReader::u16));
    assertFails(TpmRc.SIZE, "0003010203", in -> in.sized(TpmReader::u16));
    assertFails(TpmRc.INSUFFICIENT, "000201", in -> in.sized(TpmReader::u16));
  }

  @Test
  void givesNullForNoStructure_whereThatIsAllowed() {
    assertNull(reader("0000").sizedOrNull(TpmReader::u16));
    assertEquals(0x0102, reader("00020102").sizedOrNull(TpmReader::u16));
    assertFails(TpmRc.SIZE, "00010102", in -> in.sizedOrNull(TpmReader::u16));
  }

  @Test
  void readsLists() {
    assertEquals(List.of(), reader("00000000").list(3, TpmReader::u8));
    assertEquals(List.of(7, 8, 9), reader("00000003070809").list(3, TpmReader::u8));
  }

  @Test
  void refusesCountsOutOfBounds_evenHugeOnes() {
    assertFails(TpmRc.SIZE, "0000000407080910", in -> in.list(3, TpmReader::u8));
    assertFails(TpmRc.SIZE, "0000000107", in -> in.list(2, 3, TpmReader::u8));
    assertFails(TpmRc.SIZE, "7fffffff07", in -> in.list(3, TpmReader::u8));
    assertFails(TpmRc.SIZE, "8000000007", in -> in.list(3, TpmReader::u8));
    assertFails(TpmRc.SIZE, "ffffffff07", in -> in.list(0xFFFF, TpmReader::u8));
    assertFails(TpmRc.INSUFFICIENT, "0000ffff07", in -> in.list(0xFFFF, TpmReader::u8));
  }

  @Test
  void checksNoValuesForAClient() {
    reader("").check(false, TpmRc.VALUE);
  }

  @Test
  void failsWithoutAStackTrace_forBadInputIsCommon() {
    WireException e = assertThrows(WireException.class, reader("")::u8);
    assertEquals(0, e.getStackTrace().length);
    assertEquals("TPM_RC_INSUFFICIENT (0x09A)", e.getMessage());
  }
}
