package io.github.tpm4j.benchmarks.growth;

import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.client.Waits;
import java.io.PrintStream;
import java.util.Locale;

/** How long threads waited for each other's signatures: the longest against the mean. */
final class FairWaits {

  private FairWaits() {}

  /**
   * Prints the waits since the provider's first use.
   *
   * @param threads how many signed at a time at most
   */
  static void print(PrintStream out, TpmProvider provider, int threads) {
    Waits waits = provider.status().use().waits();
    double mean = (double) waits.total().toNanos() / Math.max(1, waits.count());
    out.printf(
        Locale.ROOT,
        "| waits of up to %d threads | µs in the mean | µs the longest | longest to mean |%n"
            + "|---:|---:|---:|---:|%n| %,d | %,.0f | %,.0f | %.1f |%n%n",
        threads,
        waits.count(),
        mean / 1e3,
        waits.longest().toNanos() / 1e3,
        waits.longest().toNanos() / mean);
  }
}
