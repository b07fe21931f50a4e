package io.github.tpm4j.transport.nativeio;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.TransportTimeoutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeConnectionTest {
  /** Enough for a close between the kernel's accept and what follows. */
  private static final int CLOSINGS = 500;

  @TempDir private Path folder;
  private Path path;
  private NativeListener listener;
  private NativeConnection client;
  private NativeConnection server;

  @BeforeEach
  void connect() throws IOException {
    path = folder.resolve("socket");
    listener = NativeListener.listen(path, 5);
    client = NativeConnection.connect(path);
    server = listener.accept();
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
    listener.close();
  }

  private static byte[] read(NativeConnection connection, int length) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(length);
    while (all.hasRemaining() && connection.read(all) > 0) {}
    assertFalse(all.hasRemaining(), "the stream ended early");
    return all.array();
  }

  private static void assertTalks(NativeConnection one, NativeConnection other) throws IOException {
    one.write("he".getBytes(US_ASCII), "llo".getBytes(US_ASCII));
    assertEquals("hello", new String(read(other, 5), US_ASCII));
  }

  @Test
  void carriesBytesBothWays() throws IOException {
    assertTalks(client, server);
    assertTalks(server, client);
  }

  /** Also one that was being taken while the listener closed: nobody would ever serve it. */
  @Test
  void aListenerThatClosesHangsUpOnThoseThatCome() throws Exception {
    for (int i = 0; i < CLOSINGS; i++) {
      Path place = folder.resolve("closing" + i);
      NativeListener closing = NativeListener.listen(place, 5);
      CompletableFuture<?> accepting =
          asynchronously(
              () -> {
                closing.accept().close();
                return null;
              });
      try (NativeConnection late = NativeConnection.connect(place)) {
        closing.close();
        assertTrue(late.isReadable(Duration.ofMinutes(1)), "somebody has it, and forgot it");
      }
      accepting.handle((done, e) -> null).get();
    }
  }

  @Test
  void carriesMoreThanTheKernelHolds() throws Exception {
    byte[] much = new byte[1 << 20];
    new Random(1).nextBytes(much);
    CompletableFuture<?> sending =
        asynchronously(
            () -> {
              server.write(much);
              return null;
            });
    assertArrayEquals(much, read(client, much.length));
    sending.get();
  }

  @Test
  void takesAPassedSocketThatIsThenUsable() throws IOException {
    List<NativeConnection> pair = NativeConnection.pair();
    try (NativeConnection mine = pair.get(0)) {
      client.pass(pair.get(1), new byte[] {1, 2, 3});
      assertArrayEquals(new byte[] {1, 2, 3}, read(server, 3));
      try (NativeConnection taken = server.takePassed().orElseThrow()) {
        assertTalks(mine, taken);
        assertTalks(taken, mine);
      }
      assertTrue(server.takePassed().isEmpty());
      assertEquals(-1, mine.read(ByteBuffer.allocate(1)));
    }
  }

  @Test
  void closesAPassedSocketThatNobodyTakes() throws IOException {
    List<NativeConnection> pair = NativeConnection.pair();
    try (NativeConnection mine = pair.get(0)) {
      client.pass(pair.get(1), new byte[1]);
      read(server, 1);
      server.close();
      assertEquals(-1, mine.read(ByteBuffer.allocate(1)));
    }
  }

  @Test
  void tellsTheEndOfTheStream() throws IOException {
    client.write(new byte[] {7});
    client.close();
    assertArrayEquals(new byte[] {7}, read(server, 1));
    assertEquals(-1, server.read(ByteBuffer.allocate(1)));
    assertThrows(IOException.class, () -> server.write(new byte[1]));
  }

  @Test
  void givesUpAReadAtItsLimit() {
    server.limit(Duration.ofMillis(20));
    assertThrows(TransportTimeoutException.class, () -> server.read(ByteBuffer.allocate(1)));
  }

  @Test
  void givesUpAWriteThatNobodyTakes() {
    server.limit(Duration.ofMillis(50));
    assertThrows(TransportTimeoutException.class, () -> server.write(new byte[1 << 22]));
  }

  @Test
  void forgetsWhatHasArrived() throws IOException {
    client.write(new byte[100]);
    read(server, 10);
    server.discard();
    assertTalks(client, server);
    server.discard();
    assertTalks(client, server);
  }

  @Test
  void endsTheWaitingOfOtherThreadsWhenClosed() throws Exception {
    assertEndsWhenClosed(() -> server.read(ByteBuffer.allocate(1)), server);
    assertEndsWhenClosed(listener::accept, listener);
  }

  private static void assertEndsWhenClosed(Callable<?> waiting, AutoCloseable closed)
      throws Exception {
    CompletableFuture<?> result = asynchronously(waiting);
    closed.close();
    ExecutionException failure = assertThrows(ExecutionException.class, result::get);
    assertInstanceOf(ClosedChannelException.class, failure.getCause());
  }

  private static CompletableFuture<?> asynchronously(Callable<?> action) {
    CompletableFuture<Object> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(action.call());
              } catch (Exception e) {
                result.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return result;
  }

  @Test
  void leavesItsFileAndRefusesToReplaceIt() {
    listener.close();
    assertTrue(Files.exists(path));
    assertThrows(IOException.class, () -> NativeListener.listen(path, 5));
    assertThrows(IOException.class, () -> NativeConnection.connect(path));
  }

  @Test
  void refusesAPathThatIsTooLong() {
    Path longPath = folder.resolve("x".repeat(108));
    assertThrows(IllegalArgumentException.class, () -> NativeListener.listen(longPath, 5));
  }
}
