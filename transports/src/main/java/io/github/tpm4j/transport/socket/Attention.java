package io.github.tpm4j.transport.socket;

import java.time.Duration;

/**
 * How a server's thread waits for a client's next request. Only between requests, and only while
 * clients come close after each other; on a machine with one processor all are as {@link
 * Manner#SLEEP}.
 *
 * @param pollLimit how long {@link Manner#POLL} asks the socket before it sleeps, at most {@link
 *     #LONGEST_POLL}; zero for the others
 */
public record Attention(Manner manner, Duration pollLimit) {
  /** A server that was idle for so long never polls. */
  public static final Duration LONGEST_POLL = Duration.ofMillis(1);

  /** What the serving thread does. */
  public enum Manner {
    /** It sleeps, and the kernel wakes it on a processor of the kernel's choice. */
    SLEEP,

    /** It sleeps on the processor that the client runs on. */
    FOLLOW,

    /** It asks the socket again and again for a time, and then sleeps. */
    POLL
  }

  /** Checks the limit. */
  public Attention {
    if (pollLimit.isNegative() || pollLimit.compareTo(LONGEST_POLL) > 0) {
      throw new IllegalArgumentException("a socket is polled for 0 to 1,000 µs, not " + pollLimit);
    }
  }

  /** As {@link Manner#SLEEP} says. */
  public static Attention sleeping() {
    return new Attention(Manner.SLEEP, Duration.ZERO);
  }

  /** As {@link Manner#FOLLOW} says. */
  public static Attention following() {
    return new Attention(Manner.FOLLOW, Duration.ZERO);
  }

  /** As {@link Manner#POLL} says, for at most so long. */
  public static Attention polling(Duration limit) {
    return new Attention(Manner.POLL, limit);
  }
}
