package io.github.tpm4j.transport.swtpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.transport.testing.Messages;
import io.github.tpm4j.transport.testing.Swtpm;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("peer")
class SwtpmPeerTest {
  private static final HexFormat HEX = HexFormat.of();

  /** PCR_Reset of PCR 20, which localities 2 and above may do (PC Client profile). */
  private static final byte[] RESET_PCR_20 =
      HEX.parseHex("8002" + "0000001b" + "0000013d" + "00000014" + "00000009400000090000000000");

  private static final byte[] SUCCESS = HEX.parseHex("8002" + "00000013" + "00000000");
  private static final byte[] BAD_LOCALITY = HEX.parseHex("8001" + "0000000a" + "00000907");

  @TempDir private Path folder;

  @Test
  void answersCommandsOverTcp() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp(folder);
        Transport tpm = Transports.open(swtpm.tcti())) {
      assertAnswersGetRandom(tpm);
    }
  }

  @Test
  void answersCommandsOverAUnixSocket() throws Exception {
    try (Swtpm swtpm = Swtpm.unix(folder);
        Transport tpm = Transports.open(swtpm.tcti())) {
      assertAnswersGetRandom(tpm);
    }
  }

  @Test
  void sendsCommandsWithTheLocalityThatWasSet() throws Exception {
    for (Swtpm swtpm : List.of(Swtpm.tcp(folder), Swtpm.unix(folder.resolve("unix")))) {
      try (swtpm;
          Transport tpm = Transports.open(swtpm.tcti())) {
        assertArrayEquals(BAD_LOCALITY, tpm.transmit(RESET_PCR_20));
        tpm.setLocality(2);
        assertArrayEquals(SUCCESS, Arrays.copyOf(tpm.transmit(RESET_PCR_20), 10));
        tpm.setLocality(0);
        assertArrayEquals(BAD_LOCALITY, tpm.transmit(RESET_PCR_20));
      }
    }
  }

  @Test
  void refusesALocalityThatSwtpmDoesNotHave() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp(folder);
        Transport tpm = Transports.open(swtpm.tcti())) {
      assertThrows(TransportException.class, () -> tpm.setLocality(9));
      assertAnswersGetRandom(tpm);
    }
  }

  @Test
  void cancelsWithoutHarmToTheNextCommand() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp(folder);
        Transport tpm = Transports.open(swtpm.tcti())) {
      tpm.cancel();
      assertAnswersGetRandom(tpm);
    }
  }

  @Test
  void letsAnotherProgramInWhileIdle() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp(folder);
        Transport tpm = Transports.open(swtpm.tcti())) {
      assertAnswersGetRandom(tpm);
      ProcessBuilder tool = new ProcessBuilder("tpm2_getrandom", "--hex", "4");
      tool.environment().put("TPM2TOOLS_TCTI", swtpm.tcti());
      Process process = tool.redirectErrorStream(true).start();
      assertEquals(true, process.waitFor(30, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue(), () -> text(process));
      assertAnswersGetRandom(tpm);
    }
  }

  private static String text(Process process) {
    return new java.util.Scanner(process.getInputStream()).useDelimiter("\\A").next();
  }

  private static void assertAnswersGetRandom(Transport tpm) throws TransportException {
    for (int i = 0; i < 20; i++) {
      byte[] response = tpm.transmit(Messages.GET_RANDOM);
      assertEquals("80010000001400000000" + "0008", HEX.formatHex(response, 0, 12));
    }
  }
}
