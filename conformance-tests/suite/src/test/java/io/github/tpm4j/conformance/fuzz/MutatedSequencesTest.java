package io.github.tpm4j.conformance.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.profile.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Generated sequences of commands, each of which is sent with faults first: whatever comes in, a
 * well-formed response goes out, and a failure leaves the state as it was.
 */
class MutatedSequencesTest {
  private final Watchdog watchdog = new Watchdog();

  @Test
  @Timeout(value = 1, unit = TimeUnit.DAYS)
  void keepsItsPromises() throws InterruptedException {
    int inputs = FuzzSettings.inputs(60);
    watchdog.watch(() -> run(inputs));
    assertTrue(watchdog.count() >= inputs);
  }

  private void run(int inputs) {
    for (long seed = FuzzSettings.seed(); watchdog.count() < inputs; seed++) {
      try {
        runSequence(seed);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("sequence " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  private void runSequence(long seed) throws IOException {
    try (MutatingImplementation implementation =
        new MutatingImplementation(Profile.pcClient(), new Random(seed), watchdog::next)) {
      EchoedImplementation.runSequence(seed, implementation);
    }
  }
}
