package io.github.tpm4j.transport.device;

import static io.github.tpm4j.transport.testing.Messages.GET_RANDOM;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.MalformedResponseException;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.testing.Messages;
import java.io.IOException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceExchangeTest {
  private static final byte[] RESPONSE = Messages.response(new byte[300]);

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10, 4_096})
  void readsAResponseWhateverTheKernelGivesToOneRead(int readSizeBytes) throws IOException {
    DeviceExchange exchange = exchange(new KernelDevice(readSizeBytes, command -> RESPONSE));
    assertArrayEquals(RESPONSE, exchange.exchange(GET_RANDOM));
    assertArrayEquals(RESPONSE, exchange.exchange(GET_RANDOM));
  }

  @Test
  void throwsAwayAResponseThatNobodyRead() throws IOException {
    KernelDevice device = new KernelDevice(4_096, UnaryOperator.identity());
    device.write(Messages.response((byte) 1));
    byte[] command = Messages.response((byte) 2);
    assertArrayEquals(command, exchange(device).exchange(command));
    assertEquals(2, device.executed());
  }

  @Test
  void passesOnARefusalThatNoUnreadResponseExplains() {
    KernelDevice device = new KernelDevice(4_096, command -> RESPONSE);
    IOException e =
        assertThrows(IOException.class, () -> exchange(device).exchange(new byte[4_097]));
    assertEquals("Argument list too long", e.getMessage());
    assertEquals(0, device.executed());
  }

  @Test
  void saysThatThereWasNoResponse_andGoesOn() throws IOException {
    byte[][] answers = {{}, RESPONSE};
    int[] next = {0};
    DeviceExchange exchange = exchange(new KernelDevice(4_096, c -> answers[next[0]++]));
    TransportClosedException e =
        assertThrows(TransportClosedException.class, () -> exchange.exchange(GET_RANDOM));
    assertEquals("/dev/tpmrm0 gave no response", e.getMessage());
    assertArrayEquals(RESPONSE, exchange.exchange(GET_RANDOM));
  }

  @Test
  void refusesAHeaderThatLies() {
    DeviceExchange exchange =
        exchange(new KernelDevice(4_096, command -> Messages.responseClaiming(9)));
    assertThrows(MalformedResponseException.class, () -> exchange.exchange(GET_RANDOM));
  }

  @Test
  void takesTheTagOfTpm12ForTheFailureThatItIs() {
    byte[] dead = HexFormat.of().parseHex("00c40000000a00000009");
    TransportClosedException e =
        assertThrows(
            TransportClosedException.class,
            () -> exchange(new KernelDevice(4_096, command -> dead)).exchange(GET_RANDOM));
    assertTrue(e.getMessage().contains("gone"), e.getMessage());
    assertTrue(e.getMessage().contains("code 9"), e.getMessage());
  }

  @Test
  void passesOnThatATpm12DoesNotKnowACommandOfTpm20() throws IOException {
    byte[] badOrdinal = HexFormat.of().parseHex("00c40000000a0000000a");
    DeviceExchange exchange = exchange(new KernelDevice(4_096, command -> badOrdinal));
    assertArrayEquals(badOrdinal, exchange.exchange(GET_RANDOM));
  }

  @Test
  void passesOnTheTagOfTpm12WhereTheCommandHadNoTagOfTpm20() throws IOException {
    byte[] badTag = HexFormat.of().parseHex("00c40000000a0000001e");
    byte[] command = HexFormat.of().parseHex("00010000000c0000017b0008");
    DeviceExchange exchange = exchange(new KernelDevice(4_096, c -> badTag));
    assertArrayEquals(badTag, exchange.exchange(command));
  }

  private static DeviceExchange exchange(KernelDevice device) {
    return new DeviceExchange(device, "/dev/tpmrm0");
  }
}
