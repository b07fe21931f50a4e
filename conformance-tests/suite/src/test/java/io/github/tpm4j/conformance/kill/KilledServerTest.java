package io.github.tpm4j.conformance.kill;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code tpm4j serve} is killed under a client. */
class KilledServerTest {
  private static final int MAX_CHANGES_A_ROUND = 300;

  /** Some commands long. */
  private static final int MAX_PAUSE_NANOS = 2_000_000;

  @TempDir private Path folder;
  private final Random random = new Random();

  /** Starts a server on the state and connects to it. */
  private interface Serving {
    EngineServer start() throws Exception;
  }

  @Test
  void swtpmHasEveryAcknowledgedChange() throws Exception {
    run(KillRounds.few(4), this::serveSwtpm);
  }

  @Test
  void mssimHasEveryAcknowledgedChange() throws Exception {
    run(KillRounds.few(4), this::serveMssim);
  }

  @Test
  @Tag("long")
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void swtpmHasEveryAcknowledgedChangeOverHundredsOfKills() throws Exception {
    run(KillRounds.many(), this::serveSwtpm);
  }

  private EngineServer serveSwtpm() throws Exception {
    return EngineServer.start(
        "swtpm",
        "--server",
        "unix:" + folder.resolve("s"),
        "--ctrl",
        "unix:" + folder.resolve("c"),
        "--state",
        folder.resolve("state").toString(),
        "--profile",
        "185",
        "--startup",
        "clear");
  }

  private EngineServer serveMssim() throws Exception {
    return EngineServer.start(
        "mssim",
        "--port",
        "0",
        "--state",
        folder.resolve("state").toString(),
        "--profile",
        "185",
        "--startup",
        "clear",
        "--durability",
        "process_kill");
  }

  private Transport connect(EngineServer server) throws TransportException {
    boolean isTcp = server.addresses().get(0).startsWith("tcp:");
    return Transports.open(
        isTcp
            ? "mssim:host=127.0.0.1,port=" + server.port()
            : "swtpm:path=%s,ctrl=%s".formatted(folder.resolve("s"), folder.resolve("c")));
  }

  private void run(int rounds, Serving serving) throws Exception {
    Bookkeeper bookkeeper = new Bookkeeper(random.nextLong() >>> 16, setUp(serving));
    for (int round = 0; round < rounds; round++) {
      try (EngineServer server = serving.start();
          Transport transport = connect(server)) {
        writeAndKill(bookkeeper, server, new TpmUnderTest(transport));
      }
    }
    assertTrue(bookkeeper.number() > rounds);
  }

  private Ledger setUp(Serving serving) throws Exception {
    try (EngineServer server = serving.start();
        Transport transport = connect(server)) {
      TpmUnderTest tpm = new TpmUnderTest(transport);
      new Setup(tpm).run();
      return new Inspector(tpm).look(0);
    }
  }

  private void writeAndKill(Bookkeeper bookkeeper, EngineServer server, TpmUnderTest tpm)
      throws Exception {
    bookkeeper.found(new Inspector(tpm).look(bookkeeper.ownerAuths()));
    long end = bookkeeper.number() + random.nextInt(MAX_CHANGES_A_ROUND);
    Writer writer = new Writer(tpm);
    while (bookkeeper.number() < end) {
      make(writer, bookkeeper);
    }
    Thread killer = new Thread(() -> killSoon(server));
    killer.start();
    try {
      while (true) {
        make(writer, bookkeeper);
      }
    } catch (TransportException killed) {
      killer.join();
    }
  }

  private static void make(Writer writer, Bookkeeper bookkeeper) throws TransportException {
    writer.make(bookkeeper.change(), bookkeeper.now());
    bookkeeper.acknowledge();
  }

  private void killSoon(EngineServer server) {
    LockSupport.parkNanos(random.nextInt(MAX_PAUSE_NANOS));
    server.kill();
  }
}
