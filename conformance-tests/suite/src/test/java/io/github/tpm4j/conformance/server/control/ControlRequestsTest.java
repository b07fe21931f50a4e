package io.github.tpm4j.conformance.server.control;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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
  private static final String HASH_START = "00000006";
  private static final String HASH_DATA = "00000007 00000003 112233";
  private static final String HASH_END = "00000008";
  private static final String ESTABLISHED = "00000004";
  private static final String READ_PCR_16 = "8001 00000014 0000017e 00000001 000b 03000001";

  @TempDir private static Path folder;
  private static ControlledTpm swtpm;
  private static ControlledTpm bundled;

  @BeforeAll
  static void start() throws IOException {
    swtpm = ControlledTpm.swtpm(folder);
    bundled = ControlledTpm.bundled(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    swtpm.close();
    bundled.close();
  }

  /** What is done to each TPM, and what came of it. */
  private interface Use {
    Object by(ControlledTpm tpm) throws IOException;
  }

  private static void assertAlike(Use use) throws IOException {
    assertEquals(use.by(swtpm), use.by(bundled));
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
    assertAlike(tpm -> tpm.off().ask(request));
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
    assertAlike(tpm -> tpm.started().ask(request));
  }

  @Test
  void lockTheStorage_asOnlyLaterSwtpmsCan() throws IOException {
    String lockStorage = "00000013 00000000";
    assertEquals("000000000000ffff", swtpm.ask("00000001"));
    assertEquals("000000000001ffff", bundled.ask("00000001"));
    assertEquals(UNKNOWN, swtpm.ask(lockStorage));
    assertEquals(OK, bundled.ask(lockStorage));
  }

  @Test
  void describeTheTpmByTheSameMembers() throws IOException {
    assertAlike(tpm -> members(tpm, "00000012 00000000000000ff 00000000 00000000"));
    for (int flag = 1; flag <= 8; flag *= 2) {
      String request = "00000012 %016x 00000000 00000000".formatted(flag);
      assertAlike(tpm -> members(tpm, request));
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

  @Test
  void measureBeforeStartupIntoPcr0_andAfterItIntoPcr17() throws IOException {
    assertAlike(
        tpm -> {
          List<String> seen = new ArrayList<>();
          tpm.off().ask("00000002 00000001");
          measure(tpm, seen);
          tpm.command(ControlledTpm.STARTUP);
          seen.add(pcr(tpm, 0));
          measure(tpm, seen);
          seen.add(pcr(tpm, 17));
          seen.add(tpm.ask("0000000b 03"));
          seen.add(tpm.ask(ESTABLISHED));
          return seen;
        });
  }

  private static void measure(ControlledTpm tpm, List<String> seen) throws IOException {
    for (String request : List.of(ESTABLISHED, HASH_START, HASH_DATA, HASH_END, ESTABLISHED)) {
      seen.add(tpm.ask(request));
    }
  }

  /** The SHA-256 value; what comes before it has the update counter. */
  private static String pcr(ControlledTpm tpm, int number) throws IOException {
    String selection = "%02x%02x%02x".formatted(bit(number, 0), bit(number, 8), bit(number, 16));
    String response = tpm.command("8001 00000014 0000017e 00000001 000b 03" + selection);
    assertEquals(OK, response.substring(12, 20), "TPM2_PCR_Read");
    return response.substring(response.length() - 64);
  }

  private static int bit(int number, int first) {
    return number >= first && number < first + Byte.SIZE ? 1 << (number - first) : 0;
  }

  @Test
  void setTheLocalityOfCommands() throws IOException {
    assertAlike(
        tpm -> {
          List<String> codes = new ArrayList<>();
          tpm.started();
          for (int locality = 0; locality <= 4; locality++) {
            tpm.ask("00000005 %02x".formatted(locality));
            for (int number = 16; number <= 23; number++) {
              codes.add(resetPcr(tpm, number));
            }
          }
          return codes;
        });
  }

  private static String resetPcr(ControlledTpm tpm, int number) throws IOException {
    return tpm.command(
        "8002 0000001b 0000013d %08x 00000009 40000009 0000 00 0000".formatted(number));
  }

  private static void extendPcr16(ControlledTpm tpm) throws IOException {
    tpm.command(
        "8002 00000041 00000182 00000010 00000009 40000009 0000 00 0000 00000001 000b"
            + "5a".repeat(32));
  }

  @Test
  void cancelNothingWhenNothingRuns() throws IOException {
    assertAlike(
        tpm ->
            List.of(
                tpm.started().ask("00000009"),
                tpm.command("8001 0000000a 00000181").substring(12, 20)));
  }

  @Test
  void storeVolatileStateForTheNextInit() throws IOException {
    assertAlike(
        tpm -> {
          List<String> seen = new ArrayList<>();
          extendPcr16(tpm.started());
          seen.add(tpm.ask("0000000a"));
          tpm.off().ask("00000002 00000000");
          seen.add(pcr(tpm, 16));
          tpm.off().ask("00000002 00000001");
          seen.add(tpm.command(READ_PCR_16));
          return seen;
        });
  }

  @Test
  void moveTheState() throws IOException {
    assertAlike(
        tpm -> {
          List<String> seen = new ArrayList<>();
          extendPcr16(tpm.started());
          String permanent = blob(tpm, 1);
          String running = blob(tpm, 2);
          tpm.started();
          tpm.off();
          seen.add(setBlob(tpm, 1, permanent));
          seen.add(setBlob(tpm, 2, running));
          seen.add(tpm.ask("00000002 00000000"));
          seen.add(pcr(tpm, 16));
          seen.add(tpm.ask("00000002 00000000"));
          seen.add(tpm.command(READ_PCR_16).substring(12, 20));
          seen.add(tpm.ask("0000000d 00000000 00000001 00000001 00"));
          return seen;
        });
  }

  /** GET_STATEBLOB at once, and what it gives from an offset on. */
  private static String blob(ControlledTpm tpm, int type) throws IOException {
    String request = "0000000c 00000001 %08x %08x";
    String all = tpm.ask(request.formatted(type, 0));
    String later = tpm.ask(request.formatted(type, 5));
    int head = 4 * OK.length();
    assertEquals(OK + OK, all.substring(0, 16));
    assertEquals(all.substring(16, 24), all.substring(24, head), "total and length");
    assertEquals((all.length() - head) / 2, Integer.parseInt(all.substring(24, head), 16));
    assertEquals(all.length() - 10, later.length());
    assertTrue(all.length() > head);
    return all.substring(head);
  }

  private static String setBlob(ControlledTpm tpm, int type, String blob) throws IOException {
    return tpm.ask("0000000d 00000000 %08x %08x".formatted(type, blob.length() / 2) + blob);
  }

  @Test
  void stopTheTpm() throws IOException {
    assertAlike(
        tpm -> List.of(tpm.started().ask("0000000e"), tpm.command("8001 0000000a 00000181")));
  }
}
