package io.github.tpm4j.engine.server.swtpm;

import static io.github.tpm4j.engine.server.RecordingTpm.COMMAND;
import static io.github.tpm4j.engine.server.RecordingTpm.SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.server.GivenSockets;
import io.github.tpm4j.engine.server.RecordingTpm;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.TpmServer;
import io.github.tpm4j.peers.RawClient;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers whose silent clients cost no thread. */
class SharedThreadsTest {
  private static final String THREAD = "TPM servers' client";
  private static final String INIT = "00000002 00000000";
  private static final String OK = "00000000";
  private static final int LIMIT_SECONDS = 60;
  private static final long PAUSE_MILLIS = 20;
  private static final int SERVERS = 10;
  private static final int CLIENTS = 40;

  @TempDir private Path folder;
  private final List<TpmServer> servers = new ArrayList<>();

  /** A thread for each: those of the JVM's own pool may be as few as one. */
  private final ExecutorService clientThreads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() throws IOException {
    clientThreads.shutdownNow();
    for (TpmServer server : servers) {
      server.close();
    }
  }

  private TpmServer serve(String name) throws IOException {
    TpmServer server =
        SwtpmServer.listen(
                new TpmPlatform(new RecordingTpm()),
                Optional.of(opening(name + ".data")),
                Optional.of(opening(name + ".control")),
                SwtpmManners.plain())
            .shareThreads()
            .start();
    servers.add(server);
    return server;
  }

  private SwtpmServer.Opening opening(String name) throws IOException {
    Path path = folder.resolve(name);
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    channel.bind(UnixDomainSocketAddress.of(path));
    return end -> GivenSockets.unix(channel, path);
  }

  private RawClient data(String name) throws IOException {
    return RawClient.connect("unix:" + folder.resolve(name + ".data"));
  }

  private RawClient control(String name) throws IOException {
    return RawClient.connect("unix:" + folder.resolve(name + ".control"));
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(THREAD))
        .count();
  }

  private static void awaitNoThreads() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (threads() > 0) {
      assertTrue(System.nanoTime() < end, "threads wait for silent clients");
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  @Test
  void silentClientsGoOnWhenTheyWill() throws Exception {
    serve("tpm");
    try (RawClient control = control("tpm");
        RawClient data = data("tpm")) {
      assertEquals(OK, control.ask(INIT, 4));
      for (int i = 0; i < 3; i++) {
        assertEquals(SUCCESS, data.ask(COMMAND, 10));
        assertEquals(OK, control.ask(INIT, 4));
        awaitNoThreads();
      }
    }
  }

  @Test
  void nobodyAndSilentClientsCostNothing() throws Exception {
    for (int i = 0; i < SERVERS; i++) {
      serve("tpm" + i);
    }
    awaitNoThreads();
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < SERVERS; i++) {
      clients.add(control("tpm" + i));
      assertEquals(OK, clients.get(i).ask(INIT, 4));
    }
    awaitNoThreads();
    for (RawClient client : clients) {
      assertEquals(OK, client.ask(INIT, 4));
      client.close();
    }
  }

  @Test
  void theNextClientIsServedWhenASilentOneHangsUp() throws Exception {
    serve("tpm");
    RawClient first = control("tpm");
    assertEquals(OK, first.ask(INIT, 4));
    try (RawClient second = control("tpm")) {
      second.send(INIT);
      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(() -> receive(second), clientThreads);
      awaitNoThreads();
      assertFalse(answer.isDone(), "it is not its turn");
      assertEquals(OK, first.ask(INIT, 4));
      awaitNoThreads();
      first.close();
      assertEquals(OK, answer.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    }
  }

  private static String receive(RawClient client) {
    try {
      return client.receive(4);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aServerThatEndsHangsUpOnSilentClients() throws Exception {
    TpmServer server = serve("tpm");
    try (RawClient control = control("tpm");
        RawClient data = data("tpm")) {
      assertEquals(OK, control.ask(INIT, 4));
      assertEquals(SUCCESS, data.ask(COMMAND, 10));
      awaitNoThreads();
      server.close();
      assertTrue(control.isHungUp());
      assertTrue(data.isHungUp());
    }
    assertFalse(Files.exists(folder.resolve("tpm.data")));
    assertFalse(Files.exists(folder.resolve("tpm.control")));
    awaitNoThreads();
  }

  @Test
  void clientsThatComeAtOnceAreAllServed() throws Exception {
    for (int i = 0; i < SERVERS; i++) {
      serve("tpm" + i);
      assertEquals(OK, initialise("tpm" + i));
    }
    List<CompletableFuture<Void>> all =
        IntStream.range(0, CLIENTS)
            .mapToObj(i -> CompletableFuture.runAsync(() -> use(i), clientThreads))
            .toList();
    for (CompletableFuture<Void> one : all) {
      one.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
  }

  private String initialise(String name) throws IOException {
    try (RawClient control = control(name)) {
      return control.ask(INIT, 4);
    }
  }

  private void use(int number) {
    try (RawClient client = data("tpm" + number % SERVERS)) {
      for (int i = 0; i < CLIENTS; i++) {
        assertEquals(SUCCESS, client.ask(COMMAND, 10));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aServerEndsWhileClientsComeAndGo() throws Exception {
    for (int i = 0; i < SERVERS; i++) {
      TpmServer server = serve("tpm");
      CompletableFuture<Void> clients = CompletableFuture.runAsync(this::knock, clientThreads);
      Thread.sleep(i);
      server.close();
      clients.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
    awaitNoThreads();
  }

  /** Whoever comes late finds nobody, or is hung up on. */
  private void knock() {
    try {
      while (true) {
        try (RawClient client = control("tpm")) {
          if (client.ask(INIT, 4).isEmpty()) {
            return;
          }
        }
      }
    } catch (IOException e) {
      // The server has ended.
    }
  }
}
