package io.github.tpm4j.conformance.server.control;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests on the control channel, sent to swtpm and to {@code tpm4j serve swtpm}. */
@Tag("peer")
class ControlRequestsTest {
  private static final String OK = "00000000";
  private static final String UNKNOWN = "0000000a";

  @TempDir private static Path folder;
  private static ControlledPair tpms;

  @BeforeAll
  static void start() throws IOException {
    tpms = ControlledPair.start(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    tpms.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000",
        "00000002",
        "000000020000",
        "000000020000000000",
        "0000000300",
        "00000004",
        "0000000400",
        "00000005",
        "0000000500",
        "0000000504000000",
        "0000000505",
        "00000005ff000000",
        "00000006",
        "0000000600",
        "000000070000000411223344",
        "00000008",
        "00000009",
        "0000000a",
        "0000000b03",
        "0000000c000000010000000100000000",
        "0000000c000000010000000900000000",
        "0000000c00000001",
        "0000000d00000000000000090000000100",
        "0000000d00000000000000010000000100",
        "0000000d00000000000000020000000100",
        "0000000d000000000000000300000000",
        "0000000d",
        "0000000e",
        "0000000e00",
        "0000000f",
        "0000000f00",
        "00000010",
        "00000011",
        "000000110000",
        "0000001100000001",
        "0000001100000f80",
        "00000011ffffffff",
        "0000001100001000",
        "0000001100000000ff",
        "00000012",
        "000000120000000000000001",
        "00000012000000000000000100000000",
        "0000001200000000000000000000000000000000",
        "000000120000000000000000ffffffff00000000",
        "0000001200000000000000000000000100000000",
        "0000001200000000000000000000000200000000",
        "00000014",
        "ffffffff",
        "00",
        "000000",
      })
  void areAnsweredAlikeByATpmThatIsOff(String request) throws IOException {
    tpms.assertAlike(tpm -> tpm.off().ask(request));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000200000000",
        "0000000200000002",
        "00000002ffffffff",
        "000000020000000001",
        "00000003ff",
        "00000004",
        "0000000400",
        "0000000504",
        "0000000505",
        "00000006",
        "0000000600",
        "00000007",
        "000000070000000411223344",
        "0000000700000000",
        "0000000700000000ff",
        "00000008",
        "0000000800",
        "00000009",
        "0000000900",
        "0000000a00",
        "0000000b",
        "0000000b00",
        "0000000b01",
        "0000000b02",
        "0000000b03",
        "0000000b04000000",
        "0000000b05",
        "0000000b0300000000",
        "0000000c000000010000000300000000",
        "0000000c000000010000000700000000",
        "0000000c000000000000000100ffffff",
        "0000000c0000000100000002ffffffff",
        "0000000d00000000000000010000000400112233",
        "0000000d00000000000000090000000400112233",
        "0000000d00000000000000010000000000",
        "0000000e",
        "0000000f",
        "0000001100000000",
        "0000001100000f80",
        "00000014",
      })
  void areAnsweredAlikeByATpmThatIsOn(String request) throws IOException {
    tpms.assertAlike(tpm -> tpm.started().ask(request));
  }

  @Test
  void lockTheStorage_asOnlyLaterSwtpmsCan() throws IOException {
    String lockStorage = "00000013 00000000";
    assertEquals("000000000000ffff", tpms.swtpm().ask("00000001"));
    assertEquals("000000000001ffff", tpms.bundled().ask("00000001"));
    assertEquals(UNKNOWN, tpms.swtpm().ask(lockStorage));
    assertEquals(OK, tpms.bundled().ask(lockStorage));
  }

  @Test
  void describeTheTpmByTheSameMembers() throws IOException {
    tpms.assertAlike(tpm -> members(tpm, "00000012 00000000000000ff 00000000 00000000"));
    for (int flag = 1; flag <= 8; flag *= 2) {
      String request = "00000012 %016x 00000000 00000000".formatted(flag);
      tpms.assertAlike(tpm -> members(tpm, request));
    }
  }

  private static String members(ControlledTpm tpm, String request) throws IOException {
    String answer = tpm.ask(request);
    int head = 3 * OK.length();
    assertEquals(answer.substring(8, 16), answer.substring(16, head), "total and length");
    byte[] text = HexFormat.of().parseHex(answer.substring(head));
    assertEquals(text.length, Integer.parseInt(answer.substring(8, 16), 16));
    return new String(text, US_ASCII).replaceAll(":(\"[^\"]*\"|[0-9]+|\\[[^]]*])", "");
  }
}
