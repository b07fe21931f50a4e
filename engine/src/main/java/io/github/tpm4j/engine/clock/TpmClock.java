package io.github.tpm4j.engine.clock;

import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.engine.state.VolatileRecord;
import io.github.tpm4j.tss.constants.TpmClockAdjust;
import io.github.tpm4j.tss.structures.TpmsClockInfo;
import io.github.tpm4j.tss.structures.TpmsTimeInfo;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.function.LongSupplier;

/**
 * Time and Clock (Part 1, 36), both in milliseconds. Time starts at 0 with power; Clock goes on
 * where it was and never goes back, but for TPM2_Clear. Neither moves before TPM2_Startup.
 */
public final class TpmClock extends StateRecord {
  private final LongSupplier millis;
  private final long updateMillis;
  private final ResetCounts counts;
  private final ClockRate rate = new ClockRate();
  private long clock;
  private boolean safe;
  private long time;
  private long lastMillis;
  private int epoch;

  /**
   * @param updateMillis TPM_PT_CLOCK_UPDATE, a power of two: Clock is stored whenever it passes a
   *     multiple of it
   */
  public TpmClock(StateKeeper keeper, LongSupplier millis, long updateMillis, ResetCounts counts) {
    super(keeper, Lifetime.ORDERLY, "clock");
    this.millis = millis;
    this.updateMillis = updateMillis;
    this.counts = counts;
    keeper.add(this);
    VolatileRecord.add(keeper, "time", this::writeTime, this::readTime);
  }

  @Override
  protected void initialize() {
    clock = 0;
    safe = true;
  }

  @Override
  protected void write(TpmWriter out) {
    out.u64(clock).u8(safe ? 1 : 0);
  }

  @Override
  protected void read(TpmReader in) {
    clock = in.u64();
    safe = in.u8() != 0;
  }

  private void writeTime(TpmWriter out) {
    out.u64(time).u32(epoch);
    rate.write(out);
  }

  /** While the TPM was suspended, neither Time nor Clock advanced. */
  private void readTime(TpmReader in) {
    time = in.u64();
    epoch = in.u32();
    rate.read(in);
    lastMillis = millis.getAsLong();
  }

  /**
   * Power comes: Time begins.
   *
   * @param newEpoch what tells this period of Time from every other
   */
  public void powerOn(int newEpoch) {
    time = 0;
    epoch = newEpoch;
    rate.reset();
  }

  /**
   * TPM2_Startup: both begin to advance.
   *
   * @param orderly whether the stored Clock is the newest there was
   */
  public void start(boolean orderly) {
    lastMillis = millis.getAsLong();
    safe &= orderly;
  }

  /** Brings both up to now; at the beginning of every command. */
  public void update() {
    long now = millis.getAsLong();
    long elapsed = rate.scale(now - lastMillis);
    lastMillis = now;
    time += elapsed;
    advanceTo(clock + elapsed);
  }

  /** TPM2_ClockSet, which has checked that Clock does not go back. */
  public void set(long newClock) {
    advanceTo(newClock);
    keeper().put(this);
  }

  private void advanceTo(long newClock) {
    boolean stores =
        Long.divideUnsigned(newClock, updateMillis) != Long.divideUnsigned(clock, updateMillis);
    clock = newClock;
    if (stores) {
      // No value beyond the stored one, rounded up, has been reported: safe from now on.
      safe = true;
      keeper().put(this);
    }
  }

  /** Takes over the Clock of another TPM, before this one has started. */
  public void adopt(long newClock, boolean isSafe) {
    clock = newClock;
    safe = isSafe;
    changed();
  }

  /** TPM2_Clear: Clock begins anew. */
  public void clear() {
    clock = 0;
    safe = true;
    keeper().put(this);
  }

  /** TPM2_ClockRateAdjust; at the end of its range the rate stays there. */
  public void adjustRate(TpmClockAdjust adjustment) {
    rate.adjust(adjustment);
  }

  /** Milliseconds since power-on. */
  public long time() {
    return time;
  }

  /** As {@link #time}, which is that of the last command, but at this moment. */
  public long now() {
    return time + rate.scaled(millis.getAsLong() - lastMillis);
  }

  public long clock() {
    return clock;
  }

  /** Changes whenever Time begins anew, so that deadlines of before can be told (Part 1, 36.4). */
  public int epoch() {
    return epoch;
  }

  /** TPMS_CLOCK_INFO (Part 2, 10.11.1). */
  public TpmsClockInfo clockInfo() {
    return new TpmsClockInfo(clock, counts.resetCount(), counts.restartCount(), safe);
  }

  /** TPMS_TIME_INFO (Part 2, 10.11.6). */
  public TpmsTimeInfo timeInfo() {
    return new TpmsTimeInfo(time, clockInfo());
  }
}
