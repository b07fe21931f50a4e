package io.github.tpm4j.tpm12.tcsd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.MalformedResponseException;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportTimeoutException;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no tcsd sends, and what becomes of it. */
class HostileServerTest {
  private static final byte[] GET_RANDOM = HexFormat.of().parseHex("00c10000000e0000004600000004");
  private static final byte[] HONEST = HostileServer.packet("0304", "00000004aabbccdd");
  private static final int MUTATIONS = 500;
  private static final long SEED = 11;

  private HostileServer server;
  private Transport transport;

  @BeforeEach
  void start() throws IOException {
    server = new HostileServer();
    transport = Transports.open(server.tcti());
  }

  @AfterEach
  void end() throws IOException {
    transport.close();
    server.close();
  }

  private <T extends TransportException> T assertFails(Class<T> type, byte[] answer) {
    server.answer(answer, true);
    return assertThrows(type, () -> transport.transmit(GET_RANDOM));
  }

  @Test
  void anHonestAnswerIsAResponse() throws IOException {
    server.answer(HONEST, false);
    byte[] expected = HexFormat.of().parseHex("00c4000000120000000000000004aabbccdd");
    assertArrayEquals(expected, transport.transmit(GET_RANDOM));
    assertArrayEquals(expected, transport.transmit(GET_RANDOM));
  }

  @Test
  void packetsThatAreNoneAreRefused() {
    byte[] huge = HONEST.clone();
    huge[0] = 0x7F;
    assertFails(MalformedResponseException.class, huge);
    byte[] small = HONEST.clone();
    small[3] = 27;
    assertFails(MalformedResponseException.class, small);
    byte[] outside = HONEST.clone();
    outside[27] = 0x7F;
    assertFails(MalformedResponseException.class, outside);
    byte[] negative = HONEST.clone();
    negative[12] = (byte) 0x80;
    assertFails(MalformedResponseException.class, negative);
  }

  @Test
  void parametersOfOtherTypesOrSizesAreRefused() {
    assertFails(MalformedResponseException.class, HostileServer.packet("0404", "00000004aabbccdd"));
    assertFails(MalformedResponseException.class, HostileServer.packet("0304", "7fffffffaabbccdd"));
    assertFails(MalformedResponseException.class, HostileServer.packet("0304", "ffffffffaabbccdd"));
    assertFails(MalformedResponseException.class, HostileServer.packet("0304", "00000003aabbccdd"));
    assertFails(MalformedResponseException.class, HostileServer.packet("03", "00000004"));
    assertFails(
        MalformedResponseException.class,
        HostileServer.packet("030403", "00000004aabbccdd00000000"));
    assertFails(MalformedResponseException.class, HostileServer.packet("", ""));
  }

  @Test
  void aResultOfTcsdItselfIsNamed() {
    byte[] refusal = HostileServer.packet("", "");
    refusal[6] = 0x20;
    refusal[7] = 0x06;
    TransportException refused = assertFails(TransportException.class, refusal);
    assertEquals(
        "tcsd refused TPM_GetRandom (result 0x2006): it cannot do that", refused.getMessage());
  }

  @Test
  void anEndInMidPacketIsAnEnd() {
    assertFails(TransportClosedException.class, Arrays.copyOf(HONEST, HONEST.length - 1));
    assertFails(TransportClosedException.class, Arrays.copyOf(HONEST, 5));
    assertFails(TransportClosedException.class, new byte[0]);
  }

  @Test
  void silenceEndsAtTheTimeLimit() {
    server.answer(new byte[0], false);
    assertThrows(TransportTimeoutException.class, () -> transport.transmit(GET_RANDOM));
  }

  @Test
  void afterAFailureTheNextCommandConnectsAnew() throws IOException {
    assertFails(MalformedResponseException.class, HostileServer.packet("", ""));
    server.answer(HONEST, false);
    assertEquals(18, transport.transmit(GET_RANDOM).length);
  }

  @Test
  void whateverComesIsAResponseOrAnException() throws IOException {
    Random random = new Random(SEED);
    int responses = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutated = HONEST.clone();
      for (int j = random.nextInt(3); j >= 0; j--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
      }
      server.answer(mutated, true);
      try {
        byte[] response = transport.transmit(GET_RANDOM);
        assertTrue(response.length >= 10 && response.length <= HONEST.length);
        responses++;
      } catch (TransportException e) {
        assertTrue(e.getMessage().contains("tcsd"), e.getMessage());
      }
    }
    assertTrue(responses > 0 && responses < MUTATIONS, "responses: " + responses);
  }

  @Test
  void aCommandThatIsNoneIsNotSent() {
    byte[] cut = HexFormat.of().parseHex("00c10000000c000000460000");
    assertThrows(IllegalArgumentException.class, () -> transport.transmit(cut));
    assertThrows(IllegalArgumentException.class, () -> transport.transmit(new byte[3]));
    byte[] twoSessions = HexFormat.of().parseHex("00c30000000e0000004600000004");
    assertThrows(IllegalArgumentException.class, () -> transport.transmit(twoSessions));
  }

  @Test
  void aClosedTransportSaysSo() {
    transport.close();
    TransportClosedException closed =
        assertThrows(TransportClosedException.class, () -> transport.transmit(GET_RANDOM));
    assertTrue(closed.getMessage().contains("is closed"), closed.getMessage());
  }
}
