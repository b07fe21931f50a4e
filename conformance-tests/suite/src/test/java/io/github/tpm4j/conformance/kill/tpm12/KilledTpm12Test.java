package io.github.tpm4j.conformance.kill.tpm12;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.dropin.DropIn;
import io.github.tpm4j.conformance.dropin.Served;
import io.github.tpm4j.conformance.kill.KillRounds;
import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.error.TpmTransportException;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.transport.Transports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A served TPM 1.2 is killed under a client, and has every change that it has acknowledged. */
class KilledTpm12Test {
  private static final int MAX_CHANGES_A_ROUND = 100;

  /** Some commands long. */
  private static final int MAX_PAUSE_NANOS = 4_000_000;

  /** As long as TPM_TakeOwnership, which makes a key. */
  private static final int MAX_TAKING_NANOS = 1_500_000_000;

  @TempDir private Path folder;
  private final Random random = new Random();
  private final long seed = random.nextLong() >>> 16;
  private TpmPubkey endorsementKey;
  private Ledger acknowledged = new Ledger(0, Ledger.NONE, 0, 0);
  private int number = 1;
  private boolean isEnabled = true;

  /** Ends a server by SIGKILL. */
  private interface Killing {
    void kill() throws Exception;
  }

  /** Starts a server on the state. */
  private interface Serving {
    Killing start() throws Exception;
  }

  @Test
  void serveHasEveryAcknowledgedChange() throws Exception {
    run(KillRounds.few(4), this::serve);
  }

  @Test
  void dropInHasEveryAcknowledgedChange() throws Exception {
    DropIn dropIn = DropIn.in(folder);
    Files.createDirectory(folder.resolve("state"));
    run(KillRounds.few(4), () -> serve(dropIn));
  }

  @Test
  @Tag("long")
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void serveHasEveryAcknowledgedChangeOverHundredsOfKills() throws Exception {
    run(KillRounds.many(), this::serve);
  }

  private Killing serve() throws Exception {
    EngineServer server =
        EngineServer.start(
            "swtpm",
            "--tpm12",
            "--server",
            "unix:" + folder.resolve("s"),
            "--ctrl",
            "unix:" + folder.resolve("c"),
            "--state",
            folder.resolve("state").toString(),
            "--startup",
            "clear");
    return () -> {
      server.kill();
      server.close();
    };
  }

  private Killing serve(DropIn dropIn) throws Exception {
    Served served =
        Served.start(
            dropIn,
            folder,
            folder.resolve("s"),
            "socket",
            "--tpmstate",
            "dir=state",
            "--flags",
            "not-need-init,startup-clear",
            "--ctrl",
            "type=unixio,path=c",
            "--server",
            "type=unixio,path=s");
    return () -> {
      served.close();
      served.awaitEnd();
    };
  }

  private Tpm12Client connect() throws Exception {
    return Tpm12Client.connect(
        Transports.open(
            "swtpm:path=%s,ctrl=%s".formatted(folder.resolve("s"), folder.resolve("c"))));
  }

  private void run(int rounds, Serving serving) throws Exception {
    Killing first = serving.start();
    try (Tpm12Client client = connect()) {
      endorsementKey = WrittenTpm.setUp(client);
    } finally {
      first.kill();
    }
    for (int round = 0; round < rounds; round++) {
      round(serving.start());
    }
    assertTrue(number > rounds);
  }

  private void round(Killing server) throws Exception {
    try (Tpm12Client client = connect()) {
      WrittenTpm tpm = new WrittenTpm(client, endorsementKey);
      find(tpm);
      if (acknowledged.owner() == Ledger.NONE && !isEnabled) {
        tpm.enable();
        isEnabled = true;
      } else {
        writeUntilKilled(tpm, server);
      }
    } finally {
      server.kill();
    }
  }

  private Change change() {
    return Change.of(seed, number, acknowledged);
  }

  private void find(WrittenTpm tpm) {
    Ledger other = change().after(acknowledged);
    Ledger found = tpm.look(acknowledged, other);
    assertTrue(
        found.equals(acknowledged) || found.equals(other),
        () -> "%s%n  acknowledged %s%n  found %s".formatted(change(), acknowledged, found));
    isEnabled &= acknowledged.owner() == found.owner() || found.owner() != Ledger.NONE;
    acknowledged = found;
    number++;
  }

  private void writeUntilKilled(WrittenTpm tpm, Killing server) throws InterruptedException {
    int end = number + random.nextInt(MAX_CHANGES_A_ROUND);
    while (isEnabled && number < end) {
      make(tpm);
    }
    boolean takes = change().kind() == Change.Kind.TAKE;
    int pauseNanos = random.nextInt(takes ? MAX_TAKING_NANOS : MAX_PAUSE_NANOS);
    Thread killer = new Thread(() -> killAfter(pauseNanos, server));
    killer.start();
    makeUntilKilled(tpm);
    killer.join();
  }

  private void makeUntilKilled(WrittenTpm tpm) {
    try {
      while (isEnabled) {
        make(tpm);
      }
    } catch (TpmTransportException killed) {
      return;
    }
  }

  private void make(WrittenTpm tpm) {
    Change change = change();
    tpm.make(change, acknowledged);
    acknowledged = change.after(acknowledged);
    isEnabled = change.kind() != Change.Kind.CLEAR;
    number++;
  }

  private static void killAfter(int pauseNanos, Killing server) {
    LockSupport.parkNanos(pauseNanos);
    try {
      server.kill();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
