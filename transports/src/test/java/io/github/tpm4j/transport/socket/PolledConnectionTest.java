package io.github.tpm4j.transport.socket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection whose channel was left not to block, as its client was quick. */
class PolledConnectionTest {
  private static final int MANY = 100;

  /** More than the sockets hold. */
  private static final int LONG_BYTES = 8 << 20;

  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private SocketChannel client;
  private SocketChannel channel;
  private AcceptedConnection connection;
  private ByteConnection.Attended attended;

  @BeforeEach
  void pollAQuickClient() throws IOException {
    try (ServerSocketChannel listener =
        ServerSocketChannel.open()
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      client = SocketChannel.open(listener.getLocalAddress());
      channel = listener.accept();
    }
    connection = new AcceptedConnection(channel, "a client");
    attended = connection.attend(Attention.polling(Attention.LONGEST_POLL));
    client.write(ByteBuffer.allocate(MANY));
    for (int i = 0; i < MANY; i++) {
      connection.limit(ByteConnection.NO_LIMIT);
      assertEquals(1, connection.read(ByteBuffer.allocate(1)));
    }
    assertEquals(Runtime.getRuntime().availableProcessors() == 1, channel.isBlocking());
  }

  @AfterEach
  void close() throws IOException {
    attended.close();
    threads.shutdownNow();
    client.close();
    connection.close();
  }

  @Test
  void waitsForTheRestOfARequest() throws Exception {
    connection.limit(Duration.ofMinutes(1));
    Future<Integer> rest = threads.submit(() -> connection.read(ByteBuffer.allocate(1)));
    Thread.sleep(20);
    client.write(ByteBuffer.allocate(1));
    assertEquals(1, rest.get());
  }

  @Test
  void sendsAnAnswerThatTheClientTakesSlowly() throws Exception {
    byte[] answer = new byte[LONG_BYTES];
    new Random(1).nextBytes(answer);
    Future<Void> sent =
        threads.submit(
            () -> {
              connection.write(answer);
              return null;
            });
    Thread.sleep(20);
    InputStream in = Channels.newInputStream(client);
    assertArrayEquals(answer, in.readNBytes(LONG_BYTES));
    sent.get();
  }

  @Test
  void isLateWhereTheClientKeepsARequest() throws Exception {
    connection.limit(Duration.ofMillis(1));
    Future<Integer> rest = threads.submit(() -> connection.read(ByteBuffer.allocate(1)));
    while (!connection.isLate()) {
      Thread.sleep(1);
    }
    connection.close();
    assertTrue(assertThrows(ExecutionException.class, rest::get).getCause() instanceof IOException);
  }

  @Test
  void forgetsWhatHasArrived() throws IOException {
    client.write(ByteBuffer.allocate(MANY));
    connection.discard();
    client.write(ByteBuffer.wrap(new byte[] {7}));
    ByteBuffer next = ByteBuffer.allocate(2);
    connection.limit(ByteConnection.NO_LIMIT);
    assertEquals(1, connection.read(next));
    assertEquals(7, next.get(0));
  }
}
