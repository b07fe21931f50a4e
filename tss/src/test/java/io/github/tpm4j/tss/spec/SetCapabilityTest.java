package io.github.tpm4j.tss.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.structures.TpmsSetCapabilityData;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TPMS_SET_CAPABILITY_DATA, of which the Library defines no arm, and so the tables none. */
class SetCapabilityTest {

  private static TpmsSetCapabilityData read(String hex, Limits limits) {
    return TpmsSetCapabilityData.readSized(new TpmReader(HexFormat.of().parseHex(hex), limits));
  }

  private static TpmRc codeOf(String hex, Limits limits) {
    return TpmRc.of(assertThrows(WireException.class, () -> read(hex, limits)));
  }

  @Test
  void keepsDataWhoseFormItDoesNotKnow() {
    TpmsSetCapabilityData data = read("000680000001beef", Limits.ANY);
    assertEquals(TpmCap.of(0x80000001), data.setCapability());
    assertEquals(Bytes.of(new byte[] {(byte) 0xBE, (byte) 0xEF}), data.data());
    assertEquals(
        "000680000001beef", HexFormat.of().formatHex(new TpmWriter().sized(data).toByteArray()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"000680000001beef", "0004000000060000", "00040000ffff"})
  void isRefusedByATpm(String hex) {
    assertEquals(TpmRc.VALUE, codeOf(hex, TestLimits.FULL));
  }

  @Test
  void hasRoomForTheNumberAtLeast() {
    assertEquals(TpmRc.SIZE, codeOf("0000", Limits.ANY));
    assertEquals(TpmRc.SIZE, codeOf("0003800000", Limits.ANY));
    assertEquals(TpmRc.INSUFFICIENT, codeOf("000480", Limits.ANY));
    assertEquals(TpmRc.INSUFFICIENT, codeOf("000580000001", Limits.ANY));
  }
}
