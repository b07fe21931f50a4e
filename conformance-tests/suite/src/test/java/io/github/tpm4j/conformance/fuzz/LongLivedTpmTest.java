package io.github.tpm4j.conformance.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmSu;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One TPM that lives through all inputs: what they leave behind does not grow. */
class LongLivedTpmTest {
  /** What a state and some caches of libraries take; a leak of 100 octets an input is more. */
  private static final long GROWTH_LIMIT_BYTES = 4 << 20;

  private static final int INPUTS_BETWEEN_RESETS = 2_000;

  private final Watchdog watchdog = new Watchdog();
  private final Random random = new Random(FuzzSettings.seed());
  private final ByteMutator mutator = new ByteMutator(random);
  private WatchedTpm tpm;
  private List<Seeds.Exchange> exchanges;

  @Test
  @Timeout(value = 1, unit = TimeUnit.DAYS)
  void keepsItsPromisesAndItsSize() throws Exception {
    int inputs = FuzzSettings.inputs(27);
    exchanges = Seeds.exchanges();
    tpm = new WatchedTpm(Profile.pcClient());
    watchdog.watch(() -> run(inputs / 2));
    long before = usedHeapBytes();
    watchdog.watch(() -> run(inputs - inputs / 2));
    long growth = usedHeapBytes() - before;
    assertTrue(growth < GROWTH_LIMIT_BYTES, () -> "the heap has grown by " + growth + " octets");
  }

  private void run(int inputs) {
    for (int i = 0; i < inputs; i++) {
      if (i % INPUTS_BETWEEN_RESETS == 0) {
        reset();
      }
      byte[] input = input();
      watchdog.next(input);
      tpm.execute(input, random.nextInt(8) == 0 ? random.nextInt(5) : 0);
    }
    PlainCommands.run(tpm, new GetRandom.Request(8));
  }

  private void reset() {
    tpm.powerOn();
    PlainCommands.run(tpm, new Startup.Request(TpmSu.CLEAR));
  }

  private byte[] input() {
    byte[] command = exchanges.get(random.nextInt(exchanges.size())).command();
    return switch (random.nextInt(8)) {
      case 0 -> mutator.randomOctets(300);
      case 1 -> command.clone();
      default -> mutator.mutate(command);
    };
  }

  private static long usedHeapBytes() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
