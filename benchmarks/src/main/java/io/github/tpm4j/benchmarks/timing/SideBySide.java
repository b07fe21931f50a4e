package io.github.tpm4j.benchmarks.timing;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Times operations in turns, so that what disturbs the machine disturbs all of them. */
public final class SideBySide {
  /** The fewest turns, however long they take. */
  private static final int MIN_ROUNDS = 5;

  /** A turn is short, so that many turns fall into each disturbance. */
  private static final Duration TURN = Duration.ofMillis(10);

  private static final int MAX_BATCH = 50;

  private final Effort effort;
  private final List<Operation> operations;
  private final double[][] micros;
  private int count;

  private SideBySide(Effort effort, List<Operation> operations) {
    this.effort = effort;
    this.operations = operations;
    this.micros =
        new double[operations.size()]
            [Math.max(effort.samples(), MIN_ROUNDS * MAX_BATCH) + MAX_BATCH];
  }

  /** The medians of the operations, in microseconds, in their order. */
  public static double[] medians(Effort effort, Operation... operations) throws Exception {
    SideBySide comparison = new SideBySide(effort, List.of(operations));
    comparison.run();
    return comparison.medians();
  }

  private void run() throws Exception {
    long slowestNanos = 1;
    for (Operation operation : operations) {
      slowestNanos = Math.max(slowestNanos, warmUp(operation));
    }
    int batch = (int) Math.max(1, Math.min(MAX_BATCH, TURN.toNanos() / slowestNanos));
    long end = System.nanoTime() + effort.limit().toNanos();
    for (int round = 0; round < MIN_ROUNDS || !isEnough(end); round++) {
      for (int i = 0; i < operations.size(); i++) {
        turn(operations.get(i), micros[i], batch);
      }
      count += batch;
    }
  }

  private boolean isEnough(long end) {
    return count >= effort.samples() || System.nanoTime() > end;
  }

  /** Runs an operation for a time, so that the JVM's compiler has seen it. */
  public static void warmUp(Duration time, Operation operation) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      once(operation);
    }
  }

  /** How long one operation took in the mean, with all that belongs to it, in nanoseconds. */
  private long warmUp(Operation operation) throws Exception {
    long start = System.nanoTime();
    long elapsed;
    int done = 0;
    do {
      once(operation);
      done++;
      elapsed = System.nanoTime() - start;
    } while (elapsed < effort.warmUp().toNanos());
    return elapsed / done;
  }

  private void turn(Operation operation, double[] times, int batch) throws Exception {
    for (int i = count; i < count + batch; i++) {
      times[i] = once(operation);
    }
  }

  /** Microseconds. */
  private static double once(Operation operation) throws Exception {
    operation.prepare();
    long start = System.nanoTime();
    operation.run();
    long elapsed = System.nanoTime() - start;
    operation.undo();
    return elapsed / 1e3;
  }

  private double[] medians() {
    double[] medians = new double[micros.length];
    for (int i = 0; i < medians.length; i++) {
      double[] sorted = Arrays.copyOf(micros[i], count);
      Arrays.sort(sorted);
      medians[i] = sorted[count / 2];
    }
    return medians;
  }
}
