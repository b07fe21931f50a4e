package io.github.tpm4j.conformance.server.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What requests on the control channel do to the TPM: swtpm's, and the bundled one's. */
@Tag("peer")
class ControlEffectsTest {
  private static final String OK = "00000000";
  private static final String HASH_START = "00000006";
  private static final String HASH_DATA = "00000007 00000003 112233";
  private static final String HASH_END = "00000008";
  private static final String ESTABLISHED = "00000004";
  private static final String READ_PCR_16 = "8001 00000014 0000017e 00000001 000b 03000001";

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

  @Test
  void measureBeforeStartupIntoPcr0_andAfterItIntoPcr17() throws IOException {
    tpms.assertAlike(
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
    tpms.assertAlike(
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
    tpms.assertAlike(
        tpm ->
            List.of(
                tpm.started().ask("00000009"),
                tpm.command("8001 0000000a 00000181").substring(12, 20)));
  }

  @Test
  void storeVolatileStateForTheNextInit() throws IOException {
    tpms.assertAlike(
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
    tpms.assertAlike(
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
    tpms.assertAlike(
        tpm -> List.of(tpm.started().ask("0000000e"), tpm.command("8001 0000000a 00000181")));
  }
}
