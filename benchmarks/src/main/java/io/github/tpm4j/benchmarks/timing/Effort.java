package io.github.tpm4j.benchmarks.timing;

import java.time.Duration;

/**
 * How long each comparison takes.
 *
 * @param warmUp of each operation
 * @param limit no round begins after that, warm-up not counted
 * @param samples of each operation, where the limit allows them
 */
public record Effort(Duration warmUp, Duration limit, int samples) {
  /** For figures to be shown. */
  public static final Effort FULL =
      new Effort(Duration.ofMillis(100), Duration.ofMillis(1200), 2000);

  /** For a look. */
  public static final Effort QUICK = new Effort(Duration.ofMillis(50), Duration.ofMillis(300), 300);

  /** The same for so many times as long: for what takes long, or varies much. */
  public Effort times(int factor) {
    return new Effort(warmUp, limit.multipliedBy(factor), samples * factor);
  }
}
