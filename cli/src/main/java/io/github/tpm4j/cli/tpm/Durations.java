package io.github.tpm4j.cli.tpm;

import java.time.Duration;

/** Lengths of time in words. */
public final class Durations {
  private Durations() {}

  /** Such as {@code 2 h} or {@code 16 min 40 s}; the two greatest units. */
  public static String text(Duration time) {
    if (time.toDays() > 0) {
      return time.toDays() + " d" + rest(time.toHoursPart(), "h");
    }
    if (time.toHours() > 0) {
      return time.toHours() + " h" + rest(time.toMinutesPart(), "min");
    }
    return time.toMinutes() > 0
        ? time.toMinutes() + " min" + rest(time.toSecondsPart(), "s")
        : time.toSeconds() + " s";
  }

  private static String rest(int value, String unit) {
    return value == 0 ? "" : " " + value + " " + unit;
  }
}
