package io.github.tpm4j.transport.tctildr;

import static io.github.tpm4j.transport.testing.Messages.GET_RANDOM;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.transport.testing.PcrCommands;
import io.github.tpm4j.transport.testing.Swtpm;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("peer")
class TctildrPeerTest {
  @TempDir private Path folder;

  @Test
  void answersCommandsThroughATctiOfLibtss2() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp(folder);
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
    try (Swtpm swtpm = Swtpm.tcp(folder);
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
      try (Swtpm second = Swtpm.again(folder, first)) {
        assertEquals(first.tcti(), second.tcti());
        assertEquals(20, tpm.transmit(GET_RANDOM).length);
      }
    }
  }

  @Test
  void saysWhatLibtss2CouldNotOpen() {
    TransportException e =
        assertThrows(TransportException.class, () -> Transports.open("tctildr:nonesuch"));
    assertTrue(e.getMessage().contains("nonesuch could not connect"), e.getMessage());
  }

  @Test
  void saysThatALibraryWasClosed() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp(folder)) {
      Transport tpm = Transports.open("tctildr:" + swtpm.tcti());
      tpm.close();
      assertThrows(TransportClosedException.class, () -> tpm.transmit(GET_RANDOM));
    }
  }
}
