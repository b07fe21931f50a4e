package io.github.tpm4j.benchmarks;

import java.util.Arrays;

/**
 * Times two tasks in turns, so that what disturbs the machine disturbs both, and compares their
 * medians.
 */
final class SideBySide {
  private static final int ROUNDS = 20;

  private SideBySide() {}

  /**
   * The two medians.
   *
   * @param name what is measured
   * @param baselineMicros the median of the peer, in microseconds an operation
   * @param contenderMicros the median of this project, in microseconds an operation
   */
  record Comparison(String name, double baselineMicros, double contenderMicros) {

    /** How many times as fast as the peer; above 1 is faster. */
    double speedup() {
      return baselineMicros / contenderMicros;
    }

    /** How many times the peer's time; below 1 is faster. */
    double ratio() {
      return contenderMicros / baselineMicros;
    }
  }

  /**
   * Runs both tasks in turns, {@code operations} times each in all, after a tenth of that as
   * warm-up.
   */
  static Comparison compare(String name, int operations, Task baseline, Task contender)
      throws Exception {
    int batch = Math.max(1, operations / ROUNDS);
    repeat(Math.max(batch, operations / 10), baseline);
    repeat(Math.max(batch, operations / 2), contender);
    double[] baselineTimes = new double[ROUNDS * batch];
    double[] contenderTimes = new double[ROUNDS * batch];
    for (int round = 0; round < ROUNDS; round++) {
      time(baseline, baselineTimes, round * batch, batch);
      time(contender, contenderTimes, round * batch, batch);
    }
    return new Comparison(name, median(baselineTimes), median(contenderTimes));
  }

  private static void repeat(int operations, Task task) throws Exception {
    for (int i = 0; i < operations; i++) {
      task.run();
    }
  }

  private static void time(Task task, double[] micros, int from, int count) throws Exception {
    for (int i = from; i < from + count; i++) {
      long start = System.nanoTime();
      task.run();
      micros[i] = (System.nanoTime() - start) / 1e3;
    }
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
