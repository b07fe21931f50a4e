package io.github.tpm4j.benchmarks.timing;

import java.util.Arrays;

/** The middle one of several measurements, which a few slow ones leave as it is. */
public final class Median {
  private Median() {}

  /** The middle one; of two, the larger. The values stay as they are. */
  public static double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
