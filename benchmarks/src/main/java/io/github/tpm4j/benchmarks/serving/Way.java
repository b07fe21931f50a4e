package io.github.tpm4j.benchmarks.serving;

import java.util.List;

/**
 * A way in which {@code tpm4j serve} can wait for the next command.
 *
 * @param jvmOptions beside those that it always has
 */
record Way(String name, List<String> jvmOptions, List<String> arguments) {
  /** What the others are compared with. */
  static final Way SLEEP = of("sleep");

  /** All that are compared. */
  static final List<Way> ALL =
      List.of(
          SLEEP,
          of("follow"),
          of("poll"),
          new Way("sleep, one compiler", List.of("-XX:TieredStopAtLevel=1"), SLEEP.arguments),
          new Way(
              "sleep, JVM for one processor",
              List.of("-XX:ActiveProcessorCount=1"),
              SLEEP.arguments));

  private static Way of(String waiting) {
    return new Way(waiting, List.of(), List.of("--waiting", waiting));
  }
}
