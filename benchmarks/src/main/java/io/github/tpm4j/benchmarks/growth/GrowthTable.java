package io.github.tpm4j.benchmarks.growth;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the time of one thing changes with the amount of something: the same, measured repeatedly.
 */
final class GrowthTable {
  private static final int RUNS = 5;
  private static final int TURNS = 31;
  private static final Duration WARM_UP = Duration.ofSeconds(8);

  /** What is timed, with everything that it needs made before. */
  interface Work {
    /** The microseconds of one of many equal steps. */
    double microsEach() throws Exception;
  }

  private final PrintStream out;
  private double first;

  /**
   * @param amount what grows
   * @param step what is timed
   */
  GrowthTable(PrintStream out, String amount, String step) {
    this.out = out;
    out.printf(
        Locale.ROOT, "| %s | µs %s | times the first row |%n|---:|---:|---:|%n", amount, step);
  }

  /** Lets the JVM's compiler see the work, so that the first row is not slower for that. */
  GrowthTable warmUp(Work work) throws Exception {
    long end = System.nanoTime() + WARM_UP.toNanos();
    while (System.nanoTime() < end) {
      work.microsEach();
    }
    return this;
  }

  /** The median of some runs, after one that is not counted. */
  void row(int amount, Work work) throws Exception {
    work.microsEach();
    double[] micros = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      micros[i] = work.microsEach();
    }
    print(amount, micros);
  }

  /**
   * The medians of works that need nothing of each other, measured in turns, so that what else the
   * machine does meets all rows alike, and after the JVM's compiler has seen them all.
   */
  void rowsInTurns(SortedMap<Integer, Work> works) throws Exception {
    warmUp(
        () -> {
          for (Work work : works.values()) {
            work.microsEach();
          }
          return 0;
        });
    Map<Integer, double[]> micros = new TreeMap<>();
    for (int i = 0; i < TURNS; i++) {
      for (Map.Entry<Integer, Work> work : works.entrySet()) {
        double each = work.getValue().microsEach();
        micros.computeIfAbsent(work.getKey(), amount -> new double[TURNS])[i] = each;
      }
    }
    micros.forEach(this::print);
  }

  private void print(int amount, double[] micros) {
    Arrays.sort(micros);
    double median = micros[micros.length / 2];
    first = first == 0 ? median : first;
    out.printf(Locale.ROOT, "| %,d | %.1f | %.2f |%n", amount, median, median / first);
  }

  void end() {
    out.println();
  }
}
