package io.github.tpm4j.conformance.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportAccessException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.constants.TpmRc;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs in a guest: the device files of the kernel. */
class DeviceTransportInGuest {
  private static final String RAW = "device:/dev/tpm0";
  private static final String MANAGED = "device:/dev/tpmrm0";
  private static final byte[] GET_RANDOM = HexFormat.of().parseHex("80010000000c0000017b0008");
  private static final int TOO_LONG = 5000; // drivers/char/tpm takes 4096 octets

  @Test
  void theRawDeviceServesOneProgram() throws Exception {
    try (Transport transport = Transports.open(RAW)) {
      var refusal = assertThrows(TransportAccessException.class, () -> Transports.open(RAW));
      assertTrue(refusal.getMessage().contains("another program"), refusal.getMessage());
      assertAnswers(transport);
    }
    try (Transport again = Transports.open(RAW)) {
      assertAnswers(again);
    }
  }

  @Test
  void theManagedDeviceServesTwo() throws Exception {
    try (Transport first = Transports.open(MANAGED);
        Transport second = Transports.open(MANAGED)) {
      assertAnswers(first);
      assertAnswers(second);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {RAW, MANAGED})
  void anInterruptedThreadGetsItsAnswer(String tcti) throws Exception {
    try (Transport transport = Transports.open(tcti)) {
      Thread.currentThread().interrupt();
      assertAnswers(transport);
      assertTrue(Thread.interrupted());
      assertAnswers(transport);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {RAW, MANAGED})
  void aRefusedCommandLeavesTheNextAlone(String tcti) throws Exception {
    try (Transport transport = Transports.open(tcti)) {
      byte[] tooLong = Arrays.copyOf(GET_RANDOM, TOO_LONG);
      ByteBuffer.wrap(tooLong).putInt(2, TOO_LONG);
      assertThrows(TransportException.class, () -> transport.transmit(tooLong));
      assertAnswers(transport);
      byte[] unknown = GET_RANDOM.clone();
      unknown[9] = (byte) 0xFF;
      TpmRc refusal = TpmRc.of(ByteBuffer.wrap(transport.transmit(unknown)).getInt(6));
      // The kernel's resource manager answers in the TPM's place: 0xB0143.
      assertEquals(tcti.equals(MANAGED) ? TpmRc.RESOURCE_MANAGER_LAYER : 0, refusal.layer());
      assertEquals(TpmRc.COMMAND_CODE, refusal.withoutResourceManager());
      assertAnswers(transport);
    }
  }

  @Test
  void discoveryPrefersTheManagedDevice() throws Exception {
    try (Transport transport = Transports.discover()) {
      assertEquals(MANAGED, transport.info().tcti());
    }
  }

  private static void assertAnswers(Transport transport) throws TransportException {
    assertEquals(20, transport.transmit(GET_RANDOM).length);
  }
}
