package io.github.tpm4j.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at random moments: every acknowledged commit is there, and no half one. */
class KillTest {
  private static final int MAX_COMMITS_A_ROUND = 600;

  /** 128 + SIGKILL. */
  private static final int KILLED = 137;

  @TempDir Path directory;
  @TempDir Path keys;
  private final Random random = new Random();

  @Test
  void keepsEveryAcknowledgedCommitOfAKilledProcess() throws Exception {
    run(10, Durability.PROCESS_KILL, "none");
  }

  @Test
  void keepsEveryAcknowledgedCommitOfAKilledProcessThatForcesAndEncrypts() throws Exception {
    run(10, Durability.POWER_LOSS, keyFile());
  }

  @Test
  @Tag("long")
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void keepsEveryAcknowledgedCommitOverHundredsOfKills() throws Exception {
    run(200, Durability.PROCESS_KILL, "none");
  }

  @Test
  @Tag("long")
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void keepsEveryAcknowledgedCommitOverHundredsOfKillsWhenItForcesAndEncrypts() throws Exception {
    run(200, Durability.POWER_LOSS, keyFile());
  }

  private String keyFile() throws IOException {
    StateFiles.keyFile(keys).close();
    return keys.resolve("key").toString();
  }

  private void run(int rounds, Durability durability, String key) throws Exception {
    long found = 0;
    for (int round = 0; round < rounds; round++) {
      long acknowledged = Math.max(found, runAndKill(durability, key));
      found = check(durability, key, acknowledged);
    }
    assertTrue(found > 0);
  }

  private long runAndKill(Durability durability, String key) throws Exception {
    Process process =
        JavaProcess.start(CountingProcess.class, directory.toString(), durability.name(), key);
    long last = 0;
    try (BufferedReader acknowledgements =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      int before = random.nextInt(MAX_COMMITS_A_ROUND);
      for (int i = 0; i <= before; i++) {
        last = Long.parseLong(acknowledgements.readLine());
      }
      process.toHandle().destroyForcibly();
      last = acknowledgements.lines().mapToLong(Long::parseLong).reduce(last, (a, b) -> b);
    } finally {
      process.destroyForcibly();
    }
    assertEquals(KILLED, process.waitFor());
    return last;
  }

  private long check(Durability durability, String key, long acknowledged) {
    try (StateProtection protection = CountingProcess.protection(key);
        DirectoryStore store = CountingProcess.open(directory, durability, protection)) {
      Map<String, byte[]> content = store.load();
      long number = CountingProcess.number(content);
      assertTrue(
          number == acknowledged || number == acknowledged + 1,
          () -> acknowledged + " commits were acknowledged, " + number + " found");
      Records.assertSame(CountingProcess.contentAfter(number), content);
      return number;
    }
  }
}
