package io.github.tpm4j.transport.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests of one byte. What was sent before it is asked for has come very quickly. */
class PollingTest {
  private static final int PROCESSORS = 2;
  private static final int QUICK_REQUESTS = 8;
  private static final int MANY = 1_000;
  private static final long PAUSE_MILLIS = 50;

  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private SocketChannel client;
  private SocketChannel server;
  private Polling polling;
  private long pollsBefore;

  @BeforeEach
  void connect() throws IOException {
    try (ServerSocketChannel listener =
        ServerSocketChannel.open()
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      client = SocketChannel.open(listener.getLocalAddress());
      server = listener.accept();
    }
    polling = new Polling(server, Attention.LONGEST_POLL, PROCESSORS);
    pollsBefore = Polling.polls();
  }

  @AfterEach
  void close() throws IOException {
    threads.shutdownNow();
    client.close();
    server.close();
  }

  private long polls() {
    return Polling.polls() - pollsBefore;
  }

  private void send(int count) throws IOException {
    client.write(ByteBuffer.allocate(count));
  }

  private void receive(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      assertEquals(1, polling.receive(ByteBuffer.allocate(1)));
    }
  }

  private Future<Integer> receiveLater() {
    return threads.submit(() -> polling.receive(ByteBuffer.allocate(1)));
  }

  /** Returns when the last poll was long ago. */
  private void awaitSleep() throws InterruptedException {
    long polls;
    do {
      polls = Polling.polls();
      Thread.sleep(PAUSE_MILLIS);
    } while (polls != Polling.polls() || Polling.turn().availablePermits() == 0);
  }

  @Test
  void pollsForAClientThatWasQuick() throws IOException {
    send(MANY);
    receive(QUICK_REQUESTS);
    assertEquals(0, polls());
    receive(MANY - QUICK_REQUESTS);
    assertTrue(polls() > 0);
  }

  @Test
  void stopsAtItsLimit_thoughTheClientIsStillThere() throws Exception {
    send(MANY);
    receive(MANY);
    Future<Integer> next = receiveLater();
    awaitSleep();
    // The thread may not have had a processor for so long; the test's own limit ends this.
    while (!server.isBlocking()) {
      Thread.sleep(PAUSE_MILLIS);
    }
    send(1);
    assertEquals(1, next.get());
  }

  @Test
  void doesNotPollAgainForAClientThatWasSlowOnce() throws Exception {
    stopsAtItsLimit_thoughTheClientIsStillThere();
    long polls = polls();
    send(QUICK_REQUESTS);
    receive(QUICK_REQUESTS);
    assertEquals(polls, polls());
  }

  @Test
  void neverPollsForAClientThatIsSlow() throws Exception {
    for (int i = 0; i < 2 * QUICK_REQUESTS; i++) {
      Future<Integer> next = receiveLater();
      Thread.sleep(2);
      send(1);
      assertEquals(1, next.get());
    }
    assertEquals(0, polls());
  }

  @Test
  void leavesTheTurnToAnotherThread() throws Exception {
    send(MANY);
    Polling.turn().acquire();
    try {
      receive(MANY);
      assertEquals(0, polls());
    } finally {
      Polling.turn().release();
    }
    send(1);
    receive(1);
    assertEquals(1, polls());
    assertEquals(1, Polling.turn().availablePermits());
  }

  @Test
  void neverPollsOnOneProcessor_orForNoTime() throws IOException {
    for (Polling never :
        new Polling[] {
          new Polling(server, Attention.LONGEST_POLL, 1),
          new Polling(server, Duration.ZERO, PROCESSORS)
        }) {
      polling = never;
      send(MANY);
      receive(MANY);
      assertEquals(0, polls());
    }
  }

  @Test
  void reportsTheEnd_andGivesTheTurnBack() throws IOException {
    send(MANY);
    receive(MANY);
    client.shutdownOutput();
    assertEquals(-1, polling.receive(ByteBuffer.allocate(1)));
    server.close();
    assertThrows(ClosedChannelException.class, () -> polling.receive(ByteBuffer.allocate(1)));
    assertEquals(1, Polling.turn().availablePermits());
  }

  @Test
  void refusesLimitsOfMoreThanAMillisecond() {
    Duration more = Attention.LONGEST_POLL.plusNanos(1);
    assertThrows(IllegalArgumentException.class, () -> Attention.polling(more));
    assertThrows(IllegalArgumentException.class, () -> Attention.polling(Duration.ofNanos(-1)));
  }
}
