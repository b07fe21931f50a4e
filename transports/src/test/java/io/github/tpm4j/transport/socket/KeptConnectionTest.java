package io.github.tpm4j.transport.socket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.TimeLimits;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.framing.ResponseReader;
import io.github.tpm4j.transport.testing.LoopbackServer;
import io.github.tpm4j.transport.testing.LoopbackServer.Behaviour;
import io.github.tpm4j.transport.testing.Messages;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KeptConnectionTest {
  private static final Duration PATIENT = Duration.ofMinutes(2);
  private static final byte[] RESPONSE = Messages.response();
  private static final int TIMES = 500;
  private static final int TRANSPORTS = 20;

  private final int before = IdleTimer.pending();

  @Test
  void hasOneIdleCheckToCome_howeverOftenItConnectsAnew() throws IOException {
    Behaviour once =
        (number, in, out) -> {
          LoopbackServer.readCommand(in);
          out.write(RESPONSE);
        };
    try (LoopbackServer server = LoopbackServer.tcp(once)) {
      try (Transport tpm = connect(server, PATIENT)) {
        while (server.connections() < TIMES) {
          exchange(tpm);
        }
        assertTrue(checksOfThisTest() <= 1, () -> checksOfThisTest() + " checks are to come");
      }
      assertTrue(checksOfThisTest() <= 0, () -> checksOfThisTest() + " checks are to come");
    }
  }

  /** A server that hangs up just as the command is sent may not have taken it. */
  private static void exchange(Transport tpm) throws TransportException {
    try {
      assertArrayEquals(RESPONSE, tpm.transmit(Messages.GET_RANDOM));
    } catch (TransportClosedException e) {
      assertArrayEquals(RESPONSE, tpm.transmit(Messages.GET_RANDOM));
    }
  }

  @Test
  void leavesNoIdleCheckBehindWhenItIsClosed() throws IOException {
    try (LoopbackServer server = LoopbackServer.tcp(LoopbackServer.answering(RESPONSE))) {
      for (int i = 0; i < TIMES; i++) {
        connect(server, PATIENT).close();
      }
    }
    assertTrue(checksOfThisTest() <= 0, () -> checksOfThisTest() + " checks are to come");
  }

  @Test
  void givesBackEachOfManyConnections() throws Exception {
    CountDownLatch left = new CountDownLatch(TRANSPORTS);
    Behaviour behaviour =
        (number, in, out) -> {
          try {
            LoopbackServer.answering(RESPONSE).serve(number, in, out);
          } finally {
            left.countDown();
          }
        };
    List<Transport> open = new ArrayList<>();
    try (LoopbackServer server = LoopbackServer.tcp(behaviour)) {
      for (int i = 0; i < TRANSPORTS; i++) {
        open.add(connect(server, Duration.ofMillis(20)));
      }
      assertTrue(left.await(60, TimeUnit.SECONDS));
    } finally {
      open.forEach(Transport::close);
    }
  }

  private int checksOfThisTest() {
    return IdleTimer.pending() - before;
  }

  private static Transport connect(LoopbackServer server, Duration idle) throws TransportException {
    TransportInfo info = new TransportInfo("test", TransportInfo.Kind.SIMULATOR, false);
    TimeLimits limits = new TimeLimits(PATIENT, PATIENT, idle);
    return SocketTransport.open(info, server.endpoint(), new BareCommands(), limits);
  }

  /** Commands and responses without anything around them. */
  private static final class BareCommands implements SocketProtocol {
    @Override
    public void greet(Connection connection) {}

    @Override
    public byte[] readResponse(Connection connection) throws IOException {
      return ResponseReader.read(connection, connection.name());
    }

    @Override
    public void cancel() {}

    @Override
    public void setLocality(int locality) {}
  }
}
