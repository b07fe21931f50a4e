package io.github.tpm4j.conformance.kill;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.commands.random.GetRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tpm4j serve fleet} is killed under the clients of several TPMs. */
class KilledFleetTest {
  private static final int TPMS = 3;
  private static final int MAX_PAUSE_MILLIS = 400;

  /** Of which nobody keeps books. */
  private static final String DAMAGED = "damaged";

  @TempDir private Path folder;
  private final Random random = new Random();

  private EngineServer serve() throws IOException {
    return EngineServer.start(
        "fleet", "--dir", folder.toString(), "--ek-certificates", "none", "--profile", "185");
  }

  private void add(String name) throws IOException {
    Files.createDirectory(folder.resolve(name));
    Files.writeString(folder.resolve(name).resolve("settings"), "startup=clear\n");
  }

  private Transport connect(String name) throws TransportException {
    return Transports.open("swtpm:path=" + folder.resolve(name).resolve("tpm"));
  }

  @Test
  void allTpmsHaveEveryAcknowledgedChange_besideOneThatIsDamaged() throws Exception {
    add(DAMAGED);
    for (int tpm = 0; tpm < TPMS; tpm++) {
      add("vm" + tpm);
    }
    List<Bookkeeper> bookkeepers = setUp();
    damage();
    for (int round = 0; round < KillRounds.few(2); round++) {
      writeAndKill(bookkeepers);
    }
    for (Bookkeeper bookkeeper : bookkeepers) {
      assertTrue(bookkeeper.number() > 0);
    }
  }

  private List<Bookkeeper> setUp() throws Exception {
    List<Bookkeeper> bookkeepers = new ArrayList<>();
    try (EngineServer server = serve()) {
      try (Transport transport = connect(DAMAGED)) {
        new Setup(new TpmUnderTest(transport)).run();
      }
      for (int tpm = 0; tpm < TPMS; tpm++) {
        try (Transport transport = connect("vm" + tpm)) {
          TpmUnderTest under = new TpmUnderTest(transport);
          new Setup(under).run();
          bookkeepers.add(new Bookkeeper(random.nextLong() >>> 16, new Inspector(under).look(0)));
        }
      }
      server.kill();
    }
    return bookkeepers;
  }

  private void damage() throws IOException {
    Path state = folder.resolve(DAMAGED).resolve("state");
    byte[] bytes = Files.readAllBytes(state);
    bytes[bytes.length / 2] ^= 1;
    Files.write(state, bytes);
  }

  private void writeAndKill(List<Bookkeeper> bookkeepers) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(TPMS);
    try (EngineServer server = serve()) {
      List<Future<?>> ends = new ArrayList<>();
      for (int tpm = 0; tpm < TPMS; tpm++) {
        Transport transport = connect("vm" + tpm);
        Bookkeeper bookkeeper = bookkeepers.get(tpm);
        TpmUnderTest under = new TpmUnderTest(transport);
        bookkeeper.found(new Inspector(under).look(bookkeeper.ownerAuths()));
        ends.add(
            clients.submit(
                () -> {
                  writeUntilKilled(new Writer(under), bookkeeper);
                  transport.close();
                  return null;
                }));
      }
      assertDamageIsSaid();
      Thread.sleep(random.nextInt(MAX_PAUSE_MILLIS));
      server.kill();
      for (Future<?> end : ends) {
        end.get();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private void assertDamageIsSaid() throws IOException {
    try (Transport transport = connect(DAMAGED)) {
      new TpmUnderTest(transport).run(new GetRandom.Request(1));
      throw new AssertionError("a damaged TPM has answered");
    } catch (TransportException e) {
      String log = Files.readString(folder.resolve(DAMAGED).resolve("log"));
      assertTrue(log.contains("failed: ") && log.contains("damaged"), log);
    }
  }

  private static void writeUntilKilled(Writer writer, Bookkeeper bookkeeper) {
    try {
      while (true) {
        writer.make(bookkeeper.change(), bookkeeper.now());
        bookkeeper.acknowledge();
      }
    } catch (TransportException killed) {
      // What follows is up to the next round.
    }
  }
}
