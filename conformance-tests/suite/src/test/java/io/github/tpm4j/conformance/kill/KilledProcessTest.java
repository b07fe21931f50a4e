package io.github.tpm4j.conformance.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program with the TPM in its own process is killed. */
class KilledProcessTest {
  /** 128 + SIGKILL. */
  private static final int KILLED = 137;

  private static final int MAX_CHANGES_A_ROUND = 500;
  private static final int MAX_START_MILLIS = 900;

  @TempDir private Path directory;
  private final Random random = new Random();
  private String durability;

  @Test
  void hasEveryAcknowledgedChange() throws Exception {
    run(KillRounds.few(6), "process");
  }

  @Test
  void hasEveryAcknowledgedChangeWhenItForcesToDisk() throws Exception {
    run(KillRounds.few(4), "power");
  }

  @Test
  @Tag("long")
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void hasEveryAcknowledgedChangeOverHundredsOfKills() throws Exception {
    run(KillRounds.many(), "process");
  }

  @Test
  void startsAgainWhereverItsManufactureWasKilled() throws Exception {
    durability = "process";
    for (int round = 0; round < KillRounds.few(2); round++) {
      Path place = directory.resolve("tpm" + round);
      Process process = start(place, 1, 0, 0);
      Thread.sleep(random.nextInt(MAX_START_MILLIS));
      process.toHandle().destroyForcibly();
      process.waitFor();
      setUp(place);
    }
  }

  private void run(int rounds, String wantedDurability) throws Exception {
    durability = wantedDurability;
    Bookkeeper bookkeeper = new Bookkeeper(random.nextLong() >>> 16, setUp(directory));
    for (int round = 0; round < rounds; round++) {
      writeAndKill(bookkeeper);
    }
    assertTrue(bookkeeper.number() > rounds);
  }

  private Ledger setUp(Path place) throws Exception {
    Process process = start(place, 1, 0, 0);
    try (BufferedReader out = lines(process)) {
      Ledger ledger = Ledger.decode(out.readLine());
      assertEquals(0, process.waitFor());
      return ledger;
    } finally {
      process.destroyForcibly();
    }
  }

  private void writeAndKill(Bookkeeper bookkeeper) throws Exception {
    long first = bookkeeper.number() + 1;
    Process process = start(directory, bookkeeper.seed(), first, bookkeeper.ownerAuths());
    try (BufferedReader out = lines(process)) {
      String found = out.readLine();
      assertNotNull(found, "the TPM does not start again");
      bookkeeper.found(Ledger.decode(found));
      for (int before = random.nextInt(MAX_CHANGES_A_ROUND); before > 0; before--) {
        acknowledge(bookkeeper, out.readLine());
      }
      process.toHandle().destroyForcibly();
      for (String line : out.lines().toList()) {
        acknowledge(bookkeeper, line);
      }
    } finally {
      process.destroyForcibly();
    }
    assertEquals(KILLED, process.waitFor());
  }

  private static void acknowledge(Bookkeeper bookkeeper, String line) {
    assertEquals(Long.toString(bookkeeper.number()), line);
    bookkeeper.acknowledge();
  }

  private Process start(Path place, long seed, long first, long... ownerAuths) throws IOException {
    List<String> command = JavaCommand.of(JavaCommand.SHORT_LIVED, WritingProcess.class.getName());
    command.add("engine:dir=" + place + ",durability=" + durability + ",profile=185");
    command.add(Long.toString(seed));
    command.add(Long.toString(first));
    for (long number : ownerAuths) {
      command.add(Long.toString(number));
    }
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }
}
