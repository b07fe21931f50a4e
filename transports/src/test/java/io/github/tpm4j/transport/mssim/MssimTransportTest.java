package io.github.tpm4j.transport.mssim;

import static io.github.tpm4j.transport.testing.Latches.await;
import static io.github.tpm4j.transport.testing.Messages.GET_RANDOM;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.MalformedResponseException;
import io.github.tpm4j.transport.TimeLimits;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.TransportNotFoundException;
import io.github.tpm4j.transport.TransportTimeoutException;
import io.github.tpm4j.transport.socket.Endpoint;
import io.github.tpm4j.transport.socket.SocketTransport;
import io.github.tpm4j.transport.testing.LoopbackServer;
import io.github.tpm4j.transport.testing.Messages;
import io.github.tpm4j.transport.testing.MssimServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MssimTransportTest {
  private static final Duration PATIENT = Duration.ofMinutes(2);
  private static final byte[] RESPONSE = Messages.response((byte) 5);
  private static final String COMMAND = "command 80010000000c0000017b0008 at locality ";

  @Test
  void powersOnAndShakesHandsBeforeTheFirstCommand() throws Exception {
    try (MssimServer server = new MssimServer(command -> RESPONSE);
        Transport tpm = connect(server)) {
      assertArrayEquals(RESPONSE, tpm.transmit(GET_RANDOM));
      assertArrayEquals(RESPONSE, tpm.transmit(GET_RANDOM));
      assertEquals(
          List.of("signal 1", "signal 11", "handshake 1", COMMAND + 0, COMMAND + 0),
          server.events());
    }
  }

  @Test
  void sendsTheLocalityWithEachCommand() throws Exception {
    try (MssimServer server = new MssimServer(command -> RESPONSE);
        Transport tpm = connect(server)) {
      tpm.setLocality(3);
      tpm.transmit(GET_RANDOM);
      tpm.setLocality(0xC0);
      tpm.transmit(GET_RANDOM);
      assertEquals(List.of(COMMAND + 3, COMMAND + 192), server.events().subList(3, 5));
    }
  }

  @Test
  void endsTheSessionWhenItIsClosed() throws Exception {
    try (MssimServer server = new MssimServer(command -> RESPONSE)) {
      connect(server).close();
      // The server takes the next client when the first has left.
      try (Transport next = connect(server)) {
        assertArrayEquals(RESPONSE, next.transmit(GET_RANDOM));
      }
      int end = server.events().indexOf("session end");
      assertTrue(end > 0 && end < server.events().lastIndexOf("handshake 1"));
    }
  }

  @Test
  void raisesCancelForTheCommandInProgressOnly() throws Exception {
    CountDownLatch received = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    try (MssimServer server =
            new MssimServer(
                command -> {
                  received.countDown();
                  await(cancelled);
                  return RESPONSE;
                });
        Transport tpm = connect(server)) {
      tpm.cancel();
      FutureTask<byte[]> task = new FutureTask<>(() -> tpm.transmit(GET_RANDOM));
      new Thread(task).start();
      await(received);
      tpm.cancel();
      cancelled.countDown();
      assertArrayEquals(RESPONSE, task.get(30, TimeUnit.SECONDS));
      tpm.transmit(GET_RANDOM);
      assertEquals(
          List.of(COMMAND + 0, "signal 9", "signal 10", COMMAND + 0),
          server.events().subList(3, server.events().size()));
    }
  }

  @Test
  void saysThatTheTpmIsPoweredOff_andPowersItOnForTheNextCommand() throws Exception {
    AtomicInteger commands = new AtomicInteger();
    try (MssimServer server =
            new MssimServer(c -> commands.getAndIncrement() == 0 ? new byte[0] : RESPONSE);
        Transport tpm = connect(server)) {
      TransportException e = assertThrows(TransportException.class, () -> tpm.transmit(GET_RANDOM));
      assertTrue(e.getMessage().contains("powered off"), e.getMessage());
      assertArrayEquals(RESPONSE, tpm.transmit(GET_RANDOM));
      assertEquals(2, server.events().stream().filter("signal 1"::equals).count());
    }
  }

  @Test
  void refusesAFrameThatDisagreesWithTheHeaderInIt() throws Exception {
    for (byte[] wrong : List.of(Messages.responseClaiming(11), new byte[3])) {
      try (MssimServer server = new MssimServer(command -> wrong);
          Transport tpm = connect(server)) {
        assertThrows(MalformedResponseException.class, () -> tpm.transmit(GET_RANDOM));
      }
    }
  }

  @Test
  void refusesAFrameOfAnAbsurdLength() throws Exception {
    byte[] absurd = {0x7f, 0, 0, 0};
    LoopbackServer.Behaviour behaviour =
        (number, in, out) -> {
          in.readNBytes(8);
          out.write(new byte[] {0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0});
          in.readNBytes(9 + GET_RANDOM.length);
          out.write(absurd);
          LoopbackServer.awaitEnd(in);
        };
    try (MssimServer platform = new MssimServer(command -> RESPONSE);
        LoopbackServer commands = LoopbackServer.tcp(behaviour);
        Transport tpm = connect(commands.endpoint(), platform.platform().endpoint())) {
      assertThrows(MalformedResponseException.class, () -> tpm.transmit(GET_RANDOM));
    }
  }

  @Test
  void refusesAServerThatDoesNotKnowTheHandshake() throws Exception {
    LoopbackServer.Behaviour zeros = (number, in, out) -> out.write(new byte[12]);
    try (MssimServer platform = new MssimServer(command -> RESPONSE);
        LoopbackServer commands = LoopbackServer.tcp(zeros)) {
      assertThrows(
          MalformedResponseException.class,
          () -> connect(commands.endpoint(), platform.platform().endpoint()));
    }
  }

  @Test
  void givesUpAServerThatNeverShakesHands() throws Exception {
    LoopbackServer.Behaviour silent = (number, in, out) -> LoopbackServer.awaitEnd(in);
    TimeLimits hasty = new TimeLimits(Duration.ofMillis(150), PATIENT, PATIENT);
    try (LoopbackServer commands = LoopbackServer.tcp(silent);
        LoopbackServer platform = LoopbackServer.tcp(silent)) {
      assertThrows(
          TransportTimeoutException.class,
          () -> connect(commands.endpoint(), platform.endpoint(), hasty));
    }
  }

  @Test
  void saysThatThePlatformPortIsMissing() throws Exception {
    LoopbackServer gone = LoopbackServer.tcp((number, in, out) -> {});
    gone.close();
    try (MssimServer server = new MssimServer(command -> RESPONSE)) {
      assertThrows(
          TransportNotFoundException.class,
          () -> connect(server.commands().endpoint(), gone.endpoint()));
    }
  }

  private static Transport connect(MssimServer server) throws TransportException {
    return connect(server.commands().endpoint(), server.platform().endpoint());
  }

  private static Transport connect(Endpoint commands, Endpoint platform) throws TransportException {
    return connect(commands, platform, new TimeLimits(PATIENT, PATIENT, PATIENT));
  }

  private static Transport connect(Endpoint commands, Endpoint platform, TimeLimits limits)
      throws TransportException {
    TransportInfo info = new TransportInfo("mssim:test", TransportInfo.Kind.SIMULATOR, false);
    MssimProtocol protocol = new MssimProtocol(new MssimPlatform(platform, limits.connect()));
    return SocketTransport.open(info, commands, protocol, limits);
  }
}
