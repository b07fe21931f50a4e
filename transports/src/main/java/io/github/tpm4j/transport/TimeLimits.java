package io.github.tpm4j.transport;

import java.time.Duration;

/**
 * How long a transport waits.
 *
 * @param connect for a connection and its first words
 * @param command for the response to one command
 * @param idle for the next command, before a connection is given back that other programs wait for
 */
public record TimeLimits(Duration connect, Duration command, Duration idle) {
  /** The key of a TCTI text that sets {@link #command}, in seconds. */
  public static final String KEY = "timeout";

  /** The system property that sets {@link #command} for every transport, in seconds. */
  public static final String PROPERTY = "tpm4j.timeoutSeconds";

  /** Chips take up to three minutes to find the primes of an RSA key. */
  private static final int DEFAULT_COMMAND_SECONDS = 300;

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofMillis(500);

  /** A week: enough for any command, and far from overflow in nanoseconds. */
  private static final int MAXIMUM_SECONDS = 7 * 24 * 3600;

  /**
   * {@return the limits that the key {@code timeout} sets, or else the system property, or the
   * default}
   *
   * @param keys those of the TCTI configuration string
   */
  public static TimeLimits of(TctiKeys keys) {
    int seconds = keys.number(KEY, propertySeconds(), 1, MAXIMUM_SECONDS);
    return new TimeLimits(CONNECT, Duration.ofSeconds(seconds), IDLE);
  }

  /** {@return the limits that the system property sets, or the default} */
  public static TimeLimits ofProperty() {
    return new TimeLimits(CONNECT, Duration.ofSeconds(propertySeconds()), IDLE);
  }

  private static int propertySeconds() {
    String text = System.getProperty(PROPERTY);
    if (text == null) {
      return DEFAULT_COMMAND_SECONDS;
    }
    try {
      int seconds = Integer.parseInt(text.strip());
      if (seconds >= 1 && seconds <= MAXIMUM_SECONDS) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      // Falls to the refusal below, which names the property and its range.
    }
    throw new IllegalArgumentException(
        PROPERTY + "=" + text + " is not a number of seconds from 1 to " + MAXIMUM_SECONDS);
  }
}
