package io.github.tpm4j.tpm12.engine.attack;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.engine.state.StateRecord;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.function.LongSupplier;

/**
 * The defence against guessing secrets (Part 1, 31.1.5): after five wrong ones the TPM locks itself
 * for a second, and for twice as long with each more. The count is lost with power, unless the
 * state was saved.
 */
public final class Defence implements StateRecord {
  /** Wrong secrets that do not lock. */
  public static final int THRESHOLD = 5;

  private static final long FIRST_LOCK_MILLIS = 1_000;
  private static final int MOST_DOUBLINGS = 20;

  private final LongSupplier millis;
  private int count;
  private long lockedUntilMillis;
  private boolean resetDisabled;

  public Defence(StateKeeper keeper, LongSupplier millis) {
    this.millis = millis;
    keeper.running("defence", this);
  }

  /** A wrong secret was shown. */
  public void failed() {
    count++;
    if (count > THRESHOLD) {
      int doublings = Math.min(count - THRESHOLD - 1, MOST_DOUBLINGS);
      lockedUntilMillis = millis.getAsLong() + (FIRST_LOCK_MILLIS << doublings);
    }
  }

  /**
   * Refuses while it is locked.
   *
   * @throws TpmFailure with TPM_DEFEND_LOCK_RUNNING
   */
  public void requireOpen() {
    TpmFailure.require(!isLocked(), TpmResult.DEFEND_LOCK_RUNNING);
  }

  public boolean isLocked() {
    return remainingMillis() > 0;
  }

  /** {@return for how long it is locked; 0 if it is not} */
  public long remainingMillis() {
    return count > THRESHOLD ? Math.max(0, lockedUntilMillis - millis.getAsLong()) : 0;
  }

  public int count() {
    return count;
  }

  /** TPM_ResetLockValue. */
  public void reset() {
    count = 0;
  }

  /** Whoever resets it with a wrong secret may not try again while it is locked. */
  public void disableReset() {
    resetDisabled = isLocked();
  }

  /**
   * Refuses while nobody may reset it.
   *
   * @throws TpmFailure with TPM_AUTHFAIL, which is not counted
   */
  public void requireResettable() {
    resetDisabled = resetDisabled && isLocked();
    TpmFailure.require(!resetDisabled, TpmResult.AUTHFAIL);
  }

  @Override
  public void initialize() {
    count = 0;
    lockedUntilMillis = 0;
    resetDisabled = false;
  }

  @Override
  public void write(TpmWriter out) {
    long remaining = remainingMillis();
    out.u32(count).u32((int) (remaining >>> Integer.SIZE)).u32((int) remaining).bool(resetDisabled);
  }

  @Override
  public void read(TpmReader in) {
    count = in.u32();
    long remaining = (long) in.u32() << Integer.SIZE | in.u32() & 0xFFFF_FFFFL;
    lockedUntilMillis = millis.getAsLong() + remaining;
    resetDisabled = in.bool();
  }
}
