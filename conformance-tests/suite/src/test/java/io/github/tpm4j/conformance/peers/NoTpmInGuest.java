package io.github.tpm4j.conformance.peers;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.HardwareRequiredException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NoTpmInGuest {

  @Test
  void findsNoDevice() {
    assertTrue(Files.exists(Path.of("/dev/null")));
    assertFalse(Files.exists(Path.of("/dev/tpm0")));
    assertFalse(Files.exists(Path.of("/dev/tpmrm0")));
  }

  @Test
  void discoveryTellsThatThereIsNone() {
    System.setProperty("tpm4j.requireHardware", "true");
    try {
      HardwareRequiredException refusal =
          assertThrows(HardwareRequiredException.class, Transports::discover);
      assertTrue(refusal.getMessage().contains("there is no /dev/tpmrm0"), refusal.getMessage());
    } finally {
      System.clearProperty("tpm4j.requireHardware");
    }
  }

  @Test
  void theDeviceThatIsNamedIsMissed() {
    TransportException refusal =
        assertThrows(TransportException.class, () -> Transports.open("device:/dev/tpm0"));
    assertTrue(refusal.getMessage().contains("/dev/tpm0"), refusal.getMessage());
  }
}
