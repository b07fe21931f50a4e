package io.github.tpm4j.transport.swtpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.transport.testing.Messages;
import io.github.tpm4j.transport.testing.PcrCommands;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("peer")
class SwtpmPeerTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void answersCommandsOverTcp() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp();
        Transport tpm = Transports.open(swtpm.tcti())) {
      assertAnswersGetRandom(tpm);
    }
  }

  @Test
  void answersCommandsOverAUnixSocket() throws Exception {
    try (Swtpm swtpm = Swtpm.unix();
        Transport tpm = Transports.open(swtpm.tcti())) {
      assertAnswersGetRandom(tpm);
    }
  }

  @Test
  void sendsCommandsWithTheLocalityThatWasSet() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp();
        Transport tpm = Transports.open(swtpm.tcti())) {
      assertSendsWithLocality(tpm);
    }
    try (Swtpm swtpm = Swtpm.unix();
        Transport tpm = Transports.open(swtpm.tcti())) {
      assertSendsWithLocality(tpm);
    }
  }

  private static void assertSendsWithLocality(Transport tpm) throws TransportException {
    assertArrayEquals(PcrCommands.BAD_LOCALITY, tpm.transmit(PcrCommands.RESET_PCR_20));
    tpm.setLocality(2);
    assertArrayEquals(PcrCommands.RESET_DONE, tpm.transmit(PcrCommands.RESET_PCR_20));
    tpm.setLocality(0);
    assertArrayEquals(PcrCommands.BAD_LOCALITY, tpm.transmit(PcrCommands.RESET_PCR_20));
  }

  @Test
  void refusesALocalityThatSwtpmDoesNotHave() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp();
        Transport tpm = Transports.open(swtpm.tcti())) {
      assertThrows(TransportException.class, () -> tpm.setLocality(9));
      assertAnswersGetRandom(tpm);
    }
  }

  @Test
  void cancelsWithoutHarmToTheNextCommand() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp();
        Transport tpm = Transports.open(swtpm.tcti())) {
      tpm.cancel();
      assertAnswersGetRandom(tpm);
    }
  }

  @Test
  void letsAnotherProgramInWhileIdle() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp();
        Transport tpm = Transports.open(swtpm.tcti())) {
      assertAnswersGetRandom(tpm);
      Tool.of("tpm2_getrandom", "--hex", "4").tpm(swtpm.tcti()).succeed();
      assertAnswersGetRandom(tpm);
    }
  }

  private static void assertAnswersGetRandom(Transport tpm) throws TransportException {
    for (int i = 0; i < 20; i++) {
      byte[] response = tpm.transmit(Messages.GET_RANDOM);
      assertEquals("80010000001400000000" + "0008", HEX.formatHex(response, 0, 12));
    }
  }
}
