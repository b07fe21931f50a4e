package io.github.tpm4j.transport.device;

import static io.github.tpm4j.transport.testing.Messages.GET_RANDOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.MalformedResponseException;
import io.github.tpm4j.transport.TctiConfiguration;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportAccessException;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.TransportNotFoundException;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceTransportFactoryTest {
  @TempDir private Path folder;

  @Test
  void saysThatThereIsNoDevice_andMakesNoFileInItsPlace() {
    Path missing = folder.resolve("tpmrm0");
    TransportNotFoundException e =
        assertThrows(TransportNotFoundException.class, () -> open("device:" + missing));
    assertTrue(e.getMessage().contains("There is no " + missing), e.getMessage());
    assertFalse(Files.exists(missing));
  }

  @Test
  void refusesAFileThatIsNoDevice() throws Exception {
    Path file = Files.createFile(folder.resolve("tpmrm0"));
    assertThrows(TransportNotFoundException.class, () -> open("device:" + file));
    assertThrows(TransportNotFoundException.class, () -> open("device:" + folder));
  }

  @Test
  void saysWhichGroupToJoin() {
    TransportAccessException e = DeviceNode.notPermitted(Path.of("/dev/tpmrm0"));
    assertTrue(e.getMessage().contains("group tss"), e.getMessage());
    assertTrue(e.getMessage().contains("/dev/tpmrm0"), e.getMessage());
  }

  @Test
  void saysWhoMayHoldATpmThatServesOneProgram() {
    FileNotFoundException busy = new FileNotFoundException("/dev/tpm0 (Device or resource busy)");
    String message = DeviceNode.refused(busy).getMessage();
    assertTrue(message.startsWith("/dev/tpm0 (Device or resource busy): "), message);
    assertTrue(message.contains("tpm2-abrmd"), message);
    assertTrue(message.contains("tcsd holds it: use tcsd:host="), message);
  }

  @Test
  void saysWhatADeviceWithoutATpmBehindItDid() throws Exception {
    try (Transport tpm = open("device:/dev/null,timeout=60")) {
      assertThrows(TransportClosedException.class, () -> tpm.transmit(GET_RANDOM));
      assertEquals(
          new TransportInfo("device:/dev/null,timeout=60", TransportInfo.Kind.PLATFORM, false),
          tpm.info());
    }
    try (Transport tpm = open("device:/dev/zero")) {
      assertThrows(MalformedResponseException.class, () -> tpm.transmit(GET_RANDOM));
    }
    try (Transport tpm = open("device:/dev/full")) {
      TransportException e = assertThrows(TransportException.class, () -> tpm.transmit(GET_RANDOM));
      assertTrue(e.getMessage().contains("device:/dev/full failed"), e.getMessage());
    }
  }

  @Test
  void refusesKeysThatItDoesNotUnderstand() {
    assertThrows(IllegalArgumentException.class, () -> open("device:/dev/null,locality=1"));
    assertThrows(IllegalArgumentException.class, () -> open("device:/dev/null,timeout=x"));
  }

  private static Transport open(String tcti) throws TransportException {
    return new DeviceTransportFactory().open(TctiConfiguration.parse(tcti));
  }
}
