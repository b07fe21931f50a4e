package io.github.tpm4j.attest.eventlog;

/**
 * How much of a log is taken. What goes beyond is refused as OVERSIZED, before it is kept.
 *
 * @param maxBytes of the log; 1 or more
 * @param maxEvents in the log; 1 or more
 * @param maxEventBytes of the data of one event; 0 or more
 */
public record LogLimits(long maxBytes, int maxEvents, int maxEventBytes) {
  /**
   * 32 MiB, 250,000 events, 4 MiB an event. An event takes up to ten times its bytes in memory, so
   * that a log of an enemy takes about 150 MiB at the most.
   */
  public static final LogLimits DEFAULT = new LogLimits(32L << 20, 250_000, 4 << 20);

  /**
   * @param maxBytes of the log; 1 or more
   * @param maxEvents in the log; 1 or more
   * @param maxEventBytes of the data of one event; 0 or more
   * @throws IllegalArgumentException if a limit is below its least value
   */
  public LogLimits {
    if (maxBytes < 1 || maxEvents < 1 || maxEventBytes < 0) {
      throw new IllegalArgumentException(
          maxBytes + " bytes, " + maxEvents + " events, " + maxEventBytes + " bytes an event");
    }
  }
}
