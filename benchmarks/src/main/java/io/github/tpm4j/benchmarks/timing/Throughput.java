package io.github.tpm4j.benchmarks.timing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How often a second several threads can do something: contestants in turns of a short time. */
public final class Throughput {
  /** Something that any number of threads may do at once. */
  @FunctionalInterface
  public interface Work {
    void run() throws Exception;
  }

  private final Duration turn;
  private final int rounds;

  /**
   * @param turn how long each contestant works before the next one does
   * @param rounds of such turns; the first is a warm-up and does not count
   */
  public Throughput(Duration turn, int rounds) {
    this.turn = turn;
    this.rounds = rounds;
  }

  /** The medians of the contestants, in runs a second, in their order. */
  public double[] medians(int threads, List<Work> contestants) throws Exception {
    double[][] rates = new double[contestants.size()][rounds];
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int round = -1; round < rounds; round++) {
        for (int i = 0; i < contestants.size(); i++) {
          double rate = rate(pool, threads, contestants.get(i));
          if (round >= 0) {
            rates[i][round] = rate;
          }
        }
      }
    } finally {
      pool.shutdown();
    }
    return Arrays.stream(rates).mapToDouble(Median::of).toArray();
  }

  private double rate(ExecutorService pool, int threads, Work work) throws Exception {
    long start = System.nanoTime();
    long end = start + turn.toNanos();
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      tasks.add(() -> runUntil(end, work));
    }
    int runs = 0;
    for (Future<Integer> done : pool.invokeAll(tasks)) {
      runs += done.get();
    }
    return runs * 1e9 / (System.nanoTime() - start);
  }

  private static int runUntil(long end, Work work) throws Exception {
    int runs = 0;
    do {
      work.run();
      runs++;
    } while (System.nanoTime() < end);
    return runs;
  }
}
