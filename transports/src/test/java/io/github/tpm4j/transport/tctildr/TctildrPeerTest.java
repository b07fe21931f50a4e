package io.github.tpm4j.transport.tctildr;

import static io.github.tpm4j.transport.testing.Messages.GET_RANDOM;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.TransportNotFoundException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.transport.testing.PcrCommands;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("peer")
class TctildrPeerTest {
  @TempDir private Path folder;

  @Test
  void answersCommandsThroughATctiOfLibtss2() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp();
        Transport tpm = Transports.open("tctildr:" + swtpm.tcti())) {
      for (int i = 0; i < 20; i++) {
        assertEquals(20, tpm.transmit(GET_RANDOM).length);
      }
      assertEquals(
          new TransportInfo("tctildr:" + swtpm.tcti(), TransportInfo.Kind.SIMULATOR, false),
          tpm.info());
    }
  }

  @Test
  void sendsCommandsWithTheLocalityThatWasSet() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp();
        Transport tpm = Transports.open("tctildr:" + swtpm.tcti())) {
      assertArrayEquals(PcrCommands.BAD_LOCALITY, tpm.transmit(PcrCommands.RESET_PCR_20));
      tpm.setLocality(2);
      assertArrayEquals(PcrCommands.RESET_DONE, tpm.transmit(PcrCommands.RESET_PCR_20));
    }
  }

  @Test
  void connectsAnewWhenTheTpmIsBackAfterAFailure() throws Exception {
    Swtpm first = Swtpm.tcp(folder);
    try (first;
        Transport tpm = Transports.open("tctildr:" + first.tcti())) {
      assertEquals(20, tpm.transmit(GET_RANDOM).length);
      first.close();
      assertThrows(TransportException.class, () -> tpm.transmit(GET_RANDOM));
      assertThrows(TransportException.class, () -> tpm.transmit(GET_RANDOM));
      try (Swtpm second = Swtpm.again(first)) {
        assertEquals(first.tcti(), second.tcti());
        assertEquals(20, tpm.transmit(GET_RANDOM).length);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cmd", "libtss2-tcti-cmd.so.0", "tctildr:cmd"})
  void speaksToAProgramThatACommandLineStarts(String cmd) throws Exception {
    try (Swtpm swtpm = Swtpm.tcp(folder);
        Transport tpm = Transports.open(cmd + ":tpm2_send -T " + swtpm.tcti())) {
      for (int i = 0; i < 20; i++) {
        assertEquals(20, tpm.transmit(GET_RANDOM).length);
      }
    }
  }

  @Test
  void saysThatTheProgramOfACommandLineEnded() throws Exception {
    try (Transport tpm = Transports.open("cmd:true")) {
      TransportException e = assertThrows(TransportException.class, () -> tpm.transmit(GET_RANDOM));
      assertTrue(e.getMessage().contains("cmd:true"), e.getMessage());
    }
  }

  @Test
  void saysWhatLibtss2CouldNotOpen() {
    assertSaysOf("tctildr:nonesuch", "finds no such TCTI library");
    assertSaysOf("tctildr:cmd", "does not understand this configuration");
    assertSaysOf("tctildr:swtpm:host=127.0.0.1,port=1", "no TPM answers there");
  }

  private static void assertSaysOf(String tcti, String reason) {
    TransportNotFoundException e =
        assertThrows(TransportNotFoundException.class, () -> Transports.open(tcti));
    String name = tcti.replaceFirst("tctildr:", "");
    assertTrue(e.getMessage().contains(name + " could not connect: "), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void saysThatALibraryWasClosed() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp()) {
      Transport tpm = Transports.open("tctildr:" + swtpm.tcti());
      tpm.close();
      assertThrows(TransportClosedException.class, () -> tpm.transmit(GET_RANDOM));
    }
  }
}
