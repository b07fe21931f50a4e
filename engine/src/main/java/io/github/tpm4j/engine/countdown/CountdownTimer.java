package io.github.tpm4j.engine.countdown;

import io.github.tpm4j.tss.attributes.TpmaAct;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmsActData;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * One timer while there is power (Part 1, 43.2). It is not driven by ticks: it knows when it ends,
 * and whoever looks at it says what time it is, in milliseconds since power-on.
 */
final class CountdownTimer {
  private static final long MILLIS_PER_SECOND = 1000;
  private static final int CLEAR_SIGNAL = -1;

  /** 0 if it does not run. */
  private long endMillis;

  private boolean signaled;
  private boolean preserveSignaled;
  private boolean isSetSinceStartup;

  /** Power comes, or TPM2_Startup but for TPM Resume: it stands, and has not signaled. */
  void reset() {
    start(0, false, 0);
  }

  /** TPM2_Startup: goes on with what was saved; a signal that outlasts that is one preserved. */
  void start(int timeoutSeconds, boolean wasSignaled, long now) {
    endMillis = endAfter(timeoutSeconds, now);
    signaled = wasSignaled;
    preserveSignaled = wasSignaled;
    isSetSinceStartup = false;
  }

  /** TPM2_ACT_SetTimeout (Part 3, 33.2). */
  void setTimeout(int timeoutSeconds, long now) {
    boolean runs = remainingSeconds(now) != 0;
    boolean wasSignaled = isSignaled(now);
    boolean onlyClears = !runs && wasSignaled && timeoutSeconds == CLEAR_SIGNAL;
    endMillis = onlyClears ? 0 : endAfter(timeoutSeconds, now);
    signaled = timeoutSeconds == 0 && (runs || wasSignaled);
    preserveSignaled = false;
    isSetSinceStartup = true;
  }

  private static long endAfter(int seconds, long now) {
    return seconds == 0 ? 0 : now + Integer.toUnsignedLong(seconds) * MILLIS_PER_SECOND;
  }

  /** The seconds left, those begun counted; 0 if it does not run. */
  int remainingSeconds(long now) {
    long millis = Math.max(0, endMillis - now);
    return (int) ((millis + MILLIS_PER_SECOND - 1) / MILLIS_PER_SECOND);
  }

  boolean isSignaled(long now) {
    return signaled || endMillis != 0 && now >= endMillis;
  }

  /**
   * What TPM2_Shutdown(STATE) saves: half of what is left, unless it was set since TPM2_Startup, so
   * that nobody prolongs it by shutdowns. The half is rounded up, or a second left would be none,
   * and the timer would stop without a signal.
   */
  int savedSeconds(long now) {
    int left = remainingSeconds(now);
    return isSetSinceStartup ? left : (int) ((Integer.toUnsignedLong(left) + 1) / 2);
  }

  TpmsActData data(TpmHandle handle, long now) {
    int attributes =
        (isSignaled(now) ? TpmaAct.SIGNALED : 0)
            | (preserveSignaled ? TpmaAct.PRESERVE_SIGNALED : 0);
    return new TpmsActData(handle, remainingSeconds(now), TpmaAct.of(attributes));
  }

  void write(TpmWriter out) {
    out.u64(endMillis).u8(signaled ? 1 : 0);
    out.u8(preserveSignaled ? 1 : 0).u8(isSetSinceStartup ? 1 : 0);
  }

  void read(TpmReader in) {
    endMillis = in.u64();
    signaled = in.u8() != 0;
    preserveSignaled = in.u8() != 0;
    isSetSinceStartup = in.u8() != 0;
  }
}
