package io.github.tpm4j.engine.clock;

import io.github.tpm4j.tss.constants.TpmClockAdjust;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * How fast Time and Clock advance against the clock of the machine (Part 1, 36.6): at most 15 %
 * faster or slower, in steps of 1 %, 0.1 % and 0.01 %.
 */
final class ClockRate {
  /** Of a nominal second; the unit is a ten-thousandth. */
  private static final int NOMINAL = 10_000;

  private static final int RANGE = 1_500;
  private static final int COARSE = 100;
  private static final int MEDIUM = 10;
  private static final int FINE = 1;

  private int rate = NOMINAL;
  private long remainder;

  void reset() {
    rate = NOMINAL;
    remainder = 0;
  }

  void write(TpmWriter out) {
    out.u32(rate).u64(remainder);
  }

  void read(TpmReader in) {
    rate = in.u32();
    remainder = in.u64();
  }

  /** At the end of the range it stays there. */
  void adjust(TpmClockAdjust adjustment) {
    int changed = rate + step(adjustment);
    rate = Math.max(NOMINAL - RANGE, Math.min(changed, NOMINAL + RANGE));
  }

  private static int step(TpmClockAdjust adjustment) {
    int size =
        switch (Math.abs(adjustment.value())) {
          case 3 -> COARSE;
          case 2 -> MEDIUM;
          case 1 -> FINE;
          default -> 0;
        };
    return adjustment.value() < 0 ? -size : size;
  }

  /** The milliseconds to advance by after some time, which goes on. */
  long scaled(long elapsedMillis) {
    return (elapsedMillis * rate + remainder) / NOMINAL;
  }

  /** The milliseconds to advance by; what does not fill one is kept for the next time. */
  long scale(long elapsedMillis) {
    long scaled = elapsedMillis * rate + remainder;
    remainder = scaled % NOMINAL;
    return scaled / NOMINAL;
  }
}
