package io.github.tpm4j.transport.swtpm;

import static io.github.tpm4j.transport.swtpm.Connections.PATIENT;
import static io.github.tpm4j.transport.swtpm.Connections.connect;
import static io.github.tpm4j.transport.testing.Latches.await;
import static io.github.tpm4j.transport.testing.LoopbackServer.answering;
import static io.github.tpm4j.transport.testing.LoopbackServer.awaitEnd;
import static io.github.tpm4j.transport.testing.LoopbackServer.readCommand;
import static io.github.tpm4j.transport.testing.Messages.GET_RANDOM;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.testing.LoopbackServer;
import io.github.tpm4j.transport.testing.LoopbackServer.Behaviour;
import io.github.tpm4j.transport.testing.Messages;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SwtpmThreadsTest {
  private static final byte[] RESPONSE = Messages.response((byte) 0, (byte) 1, (byte) 7);

  @Test
  void answersAnInterruptedThread_andKeepsItsInterrupt() throws IOException {
    try (LoopbackServer server = LoopbackServer.tcp(answering(RESPONSE));
        Transport tpm = connect(server.endpoint(), PATIENT)) {
      Thread.currentThread().interrupt();
      assertArrayEquals(RESPONSE, tpm.transmit(GET_RANDOM));
      assertTrue(Thread.interrupted());
      assertArrayEquals(RESPONSE, tpm.transmit(GET_RANDOM));
      assertEquals(1, server.connections());
    }
  }

  @Test
  void answersAThreadThatIsInterruptedWhileItWaits() throws Exception {
    CountDownLatch received = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Behaviour waiting =
        (number, in, out) -> {
          readCommand(in);
          received.countDown();
          await(interrupted);
          out.write(RESPONSE);
          answering(RESPONSE).serve(number, in, out);
        };
    try (LoopbackServer server = LoopbackServer.tcp(waiting);
        Transport tpm = connect(server.endpoint(), PATIENT)) {
      FutureTask<Boolean> task =
          new FutureTask<>(
              () -> {
                assertArrayEquals(RESPONSE, tpm.transmit(GET_RANDOM));
                return Thread.interrupted();
              });
      Thread thread = new Thread(task);
      thread.start();
      await(received);
      thread.interrupt();
      interrupted.countDown();
      assertTrue(task.get(30, TimeUnit.SECONDS));
      assertArrayEquals(RESPONSE, tpm.transmit(GET_RANDOM));
    }
  }

  @Test
  void endsACommandInProgressWhenItIsClosed() throws Exception {
    CountDownLatch received = new CountDownLatch(1);
    Behaviour silent =
        (number, in, out) -> {
          readCommand(in);
          received.countDown();
          awaitEnd(in);
        };
    try (LoopbackServer server = LoopbackServer.tcp(silent)) {
      Transport tpm = connect(server.endpoint(), PATIENT);
      FutureTask<byte[]> task = new FutureTask<>(() -> tpm.transmit(GET_RANDOM));
      new Thread(task).start();
      await(received);
      tpm.close();
      ExecutionException e =
          assertThrows(ExecutionException.class, () -> task.get(30, TimeUnit.SECONDS));
      assertEquals(TransportClosedException.class, e.getCause().getClass());
      assertThrows(TransportClosedException.class, () -> tpm.transmit(GET_RANDOM));
    }
  }

  @Test
  void givesEachOfManyThreadsItsOwnResponse() throws Exception {
    Behaviour echo =
        (number, in, out) -> {
          while (true) {
            out.write(Messages.response(Arrays.copyOfRange(readCommand(in), 10, 12)));
          }
        };
    try (LoopbackServer server = LoopbackServer.tcp(echo);
        Transport tpm = connect(server.endpoint(), PATIENT)) {
      FutureTask<?>[] tasks = new FutureTask<?>[8];
      for (int i = 0; i < tasks.length; i++) {
        byte[] command = GET_RANDOM.clone();
        command[11] = (byte) i;
        tasks[i] = new FutureTask<>(() -> assertEchoes(tpm, command), null);
        new Thread(tasks[i]).start();
      }
      for (FutureTask<?> task : tasks) {
        task.get(60, TimeUnit.SECONDS);
      }
      assertEquals(1, server.connections());
    }
  }

  private static void assertEchoes(Transport tpm, byte[] command) {
    byte[] expected = Messages.response((byte) 0, command[11]);
    for (int i = 0; i < 100; i++) {
      try {
        assertArrayEquals(expected, tpm.transmit(command));
      } catch (TransportException e) {
        throw new AssertionError(e);
      }
    }
  }
}
