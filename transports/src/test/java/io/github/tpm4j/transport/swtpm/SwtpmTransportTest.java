package io.github.tpm4j.transport.swtpm;

import static io.github.tpm4j.transport.swtpm.Connections.PATIENT;
import static io.github.tpm4j.transport.swtpm.Connections.connect;
import static io.github.tpm4j.transport.testing.LoopbackServer.answering;
import static io.github.tpm4j.transport.testing.LoopbackServer.awaitEnd;
import static io.github.tpm4j.transport.testing.LoopbackServer.readCommand;
import static io.github.tpm4j.transport.testing.Messages.GET_RANDOM;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.MalformedResponseException;
import io.github.tpm4j.transport.TimeLimits;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportNotFoundException;
import io.github.tpm4j.transport.TransportTimeoutException;
import io.github.tpm4j.transport.socket.Endpoint;
import io.github.tpm4j.transport.testing.LoopbackServer;
import io.github.tpm4j.transport.testing.LoopbackServer.Behaviour;
import io.github.tpm4j.transport.testing.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwtpmTransportTest {
  private static final byte[] RESPONSE = Messages.response((byte) 0, (byte) 1, (byte) 7);
  private static final Duration HASTY = Duration.ofMillis(150);

  @TempDir private Path folder;

  @Test
  void readsAResponseThatComesAByteAtATime() throws IOException {
    Behaviour slow =
        (number, in, out) -> {
          readCommand(in);
          for (byte b : RESPONSE) {
            out.write(b);
            out.flush();
          }
          awaitEnd(in);
        };
    try (LoopbackServer server = LoopbackServer.tcp(slow);
        Transport tpm = connect(server.endpoint(), PATIENT)) {
      assertArrayEquals(RESPONSE, tpm.transmit(GET_RANDOM));
    }
  }

  @Test
  void keepsOneConnectionForManyCommands() throws IOException {
    try (LoopbackServer server = LoopbackServer.tcp(answering(RESPONSE));
        Transport tpm = connect(server.endpoint(), PATIENT)) {
      for (int i = 0; i < 50; i++) {
        assertArrayEquals(RESPONSE, tpm.transmit(GET_RANDOM));
      }
      assertEquals(1, server.connections());
    }
  }

  @Test
  void saysThatThePeerClosedInMidResponse_andConnectsAnewForTheNextCommand() throws IOException {
    TransportClosedException e =
        assertFailsOnce(
            TransportClosedException.class,
            PATIENT,
            (number, in, out) -> {
              readCommand(in);
              out.write(RESPONSE, 0, 5);
            });
    assertTrue(e.getMessage().contains("ended after 5 of 10 bytes"), e.getMessage());
  }

  @Test
  void saysThatThePeerNeverAnswered_andConnectsAnewForTheNextCommand() throws IOException {
    TransportTimeoutException e =
        assertFailsOnce(TransportTimeoutException.class, HASTY, (number, in, out) -> awaitEnd(in));
    assertTrue(e.getMessage().contains("took longer than 0.15 s"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, -1, 65_537, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void refusesAHeaderWhoseSizeIsNone_andConnectsAnewForTheNextCommand(int size) throws IOException {
    assertFailsOnce(
        MalformedResponseException.class,
        PATIENT,
        (number, in, out) -> {
          readCommand(in);
          out.write(Messages.responseClaiming(size));
          awaitEnd(in);
        });
  }

  @Test
  void refusesBytesAfterTheEndOfAResponse_andConnectsAnewForTheNextCommand() throws IOException {
    assertFailsOnce(
        MalformedResponseException.class,
        PATIENT,
        (number, in, out) -> {
          readCommand(in);
          out.write(Messages.responseClaiming(10, (byte) 1));
          awaitEnd(in);
        });
  }

  /** The first connection misbehaves, those that follow do not. */
  private static <E extends TransportException> E assertFailsOnce(
      Class<E> expected, Duration limit, Behaviour first) throws IOException {
    Behaviour behaviour =
        (number, in, out) -> (number == 1 ? first : answering(RESPONSE)).serve(number, in, out);
    try (LoopbackServer server = LoopbackServer.tcp(behaviour);
        Transport tpm = connect(server.endpoint(), limit)) {
      E problem = assertThrows(expected, () -> tpm.transmit(GET_RANDOM));
      assertArrayEquals(RESPONSE, tpm.transmit(GET_RANDOM));
      assertEquals(2, server.connections());
      return problem;
    }
  }

  @Test
  void neverSendsACommandAgainThatMayHaveBeenExecuted() throws IOException {
    AtomicInteger received = new AtomicInteger();
    Behaviour taking =
        (number, in, out) -> {
          readCommand(in);
          received.incrementAndGet();
        };
    try (LoopbackServer server = LoopbackServer.tcp(taking);
        Transport tpm = connect(server.endpoint(), PATIENT)) {
      for (int commands = 1; commands < 10; commands++) {
        assertThrows(TransportClosedException.class, () -> tpm.transmit(GET_RANDOM));
        assertEquals(commands, received.get());
      }
    }
  }

  @Test
  void connectsAnewWhereTheServerHungUpBetweenCommands() throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    Behaviour once =
        (number, in, out) -> {
          if (number == 2) {
            hungUp.countDown();
          }
          readCommand(in);
          out.write(RESPONSE);
        };
    try (LoopbackServer server = LoopbackServer.tcp(once);
        Transport tpm = connect(server.endpoint(), PATIENT)) {
      assertArrayEquals(RESPONSE, tpm.transmit(GET_RANDOM));
      // Another client is served only after the first connection was closed.
      try (Transport other = connect(server.endpoint(), PATIENT)) {
        assertTrue(hungUp.await(30, TimeUnit.SECONDS));
        assertArrayEquals(RESPONSE, other.transmit(GET_RANDOM));
      }
      assertArrayEquals(RESPONSE, tpm.transmit(GET_RANDOM));
    }
  }

  @Test
  void givesTheConnectionBackWhileIdle() throws Exception {
    TimeLimits briefly = new TimeLimits(PATIENT, PATIENT, Duration.ofMillis(20));
    CountDownLatch left = new CountDownLatch(1);
    Behaviour behaviour =
        (number, in, out) -> {
          try {
            answering(RESPONSE).serve(number, in, out);
          } finally {
            left.countDown();
          }
        };
    try (LoopbackServer server = LoopbackServer.tcp(behaviour);
        Transport tpm = connect(server.endpoint(), Optional.empty(), briefly)) {
      assertArrayEquals(RESPONSE, tpm.transmit(GET_RANDOM));
      assertTrue(left.await(30, TimeUnit.SECONDS));
      assertArrayEquals(RESPONSE, tpm.transmit(GET_RANDOM));
      assertTrue(server.connections() >= 2);
    }
  }

  @Test
  void refusesACommandThatTheServerWouldNeverAnswer() throws IOException {
    byte[] promisesMore = GET_RANDOM.clone();
    promisesMore[5]++;
    try (LoopbackServer server = LoopbackServer.tcp(answering(RESPONSE));
        Transport tpm = connect(server.endpoint(), PATIENT)) {
      assertThrows(IllegalArgumentException.class, () -> tpm.transmit(promisesMore));
      assertThrows(IllegalArgumentException.class, () -> tpm.transmit(new byte[9]));
      assertArrayEquals(RESPONSE, tpm.transmit(GET_RANDOM));
    }
  }

  @Test
  void saysThatNothingListens() throws IOException {
    LoopbackServer server = LoopbackServer.tcp(answering(RESPONSE));
    server.close();
    assertThrows(TransportNotFoundException.class, () -> connect(server.endpoint(), PATIENT));
    assertThrows(
        TransportNotFoundException.class,
        () -> connect(Endpoint.unix(folder.resolve("none").toString()), PATIENT));
    assertThrows(
        TransportNotFoundException.class, () -> connect(Endpoint.tcp("host.invalid", 1), PATIENT));
  }

  @Test
  void saysThatAUnixSocketHasLostItsServer() throws IOException {
    Path path = folder.resolve("left");
    LoopbackServer.unix(path, answering(RESPONSE)).close();
    assertThrows(
        TransportNotFoundException.class, () -> connect(Endpoint.unix(path.toString()), PATIENT));
  }

  @Test
  void refusesAnotherLocalityWithoutAControlChannel() throws IOException {
    try (LoopbackServer server = LoopbackServer.tcp(answering(RESPONSE));
        Transport tpm = connect(server.endpoint(), PATIENT)) {
      tpm.setLocality(0);
      assertThrows(TransportException.class, () -> tpm.setLocality(1));
      assertArrayEquals(RESPONSE, tpm.transmit(GET_RANDOM));
    }
  }
}
