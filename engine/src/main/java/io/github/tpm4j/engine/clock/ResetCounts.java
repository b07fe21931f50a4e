package io.github.tpm4j.engine.clock;

import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** How often the TPM was reset and restarted (Part 1, 36.3; Part 2, 10.11.1). */
public final class ResetCounts {
  private final Resets resets;
  private final Restarts restarts;

  public ResetCounts(StateKeeper keeper) {
    resets = new Resets(keeper);
    restarts = new Restarts(keeper);
    keeper.add(resets);
    keeper.add(restarts);
  }

  /** Counts since the last TPM2_Clear or manufacture; and since manufacture, for contexts. */
  private static final class Resets extends StateRecord {
    private int resetCount;
    private long totalResetCount;

    private Resets(StateKeeper keeper) {
      super(keeper, Lifetime.PERSISTENT, "resets");
    }

    @Override
    protected void initialize() {
      resetCount = 0;
      totalResetCount = 0;
      changed();
    }

    @Override
    protected void write(TpmWriter out) {
      out.u32(resetCount).u64(totalResetCount);
    }

    @Override
    protected void read(TpmReader in) {
      resetCount = in.u32();
      totalResetCount = in.u64();
    }

    private void set(int resetCount, long totalResetCount) {
      this.resetCount = resetCount;
      this.totalResetCount = totalResetCount;
      changed();
    }
  }

  /** Counts since TPM Reset. */
  private static final class Restarts extends StateRecord {
    private int restartCount;
    private int clearCount;

    private Restarts(StateKeeper keeper) {
      super(keeper, Lifetime.RESET, "restarts");
    }

    @Override
    protected void initialize() {
      restartCount = 0;
      clearCount = 0;
    }

    @Override
    protected void write(TpmWriter out) {
      out.u32(restartCount).u32(clearCount);
    }

    @Override
    protected void read(TpmReader in) {
      restartCount = in.u32();
      clearCount = in.u32();
    }

    private void set(int restartCount, int clearCount) {
      this.restartCount = restartCount;
      this.clearCount = clearCount;
      changed();
    }
  }

  public void countReset() {
    resets.set(resets.resetCount + 1, resets.totalResetCount + 1);
  }

  /** TPM Restart: contexts of stClear objects are of the past. */
  public void countRestart() {
    restarts.set(restarts.restartCount + 1, restarts.clearCount + 1);
  }

  /** TPM Resume, and a D-RTM event while the TPM runs. */
  public void countResume() {
    restarts.set(restarts.restartCount + 1, restarts.clearCount);
  }

  /** TPM2_Clear: resetCount, restartCount and clearCount begin anew. */
  public void clear() {
    resets.set(0, resets.totalResetCount);
    restarts.set(0, 0);
  }

  /** Takes over what another TPM counted. */
  public void adoptResets(int resetCount, long totalResetCount) {
    resets.set(resetCount, totalResetCount);
  }

  /** Takes over what another TPM counted since its reset. */
  public void adoptRestarts(int restartCount, int clearCount) {
    restarts.set(restartCount, clearCount);
  }

  public int resetCount() {
    return resets.resetCount;
  }

  public int restartCount() {
    return restarts.restartCount;
  }

  /** How often the TPM was reset since manufacture; distinguishes contexts and tickets. */
  public long totalResetCount() {
    return resets.totalResetCount;
  }

  /** How often the TPM was restarted since TPM Reset; distinguishes contexts of stClear objects. */
  public int clearCount() {
    return restarts.clearCount;
  }
}
