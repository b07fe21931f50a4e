package io.github.tpm4j.engine.countdown;

import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Arrays;

/** What TPM Resume brings back of the timers, and TPM Reset and TPM Restart begin anew. */
final class SavedTimers extends StateRecord {
  /** Of what is written here. */
  private static final int VERSION = 1;

  private final SavedTimer[] timers;

  SavedTimers(StateKeeper keeper, int count) {
    super(keeper, Lifetime.CLEAR, "countdown");
    timers = new SavedTimer[count];
    initialize();
    keeper.add(this);
  }

  SavedTimer get(int number) {
    return timers[number];
  }

  /** Prepares for a TPM2_Shutdown, which this does not undo. */
  void save(int number, SavedTimer timer) {
    timers[number] = timer;
  }

  /** A change of what was saved: a TPM2_Shutdown of before counts no longer. */
  void set(int number, SavedTimer timer) {
    timers[number] = timer;
    changed();
  }

  @Override
  protected void initialize() {
    Arrays.fill(timers, SavedTimer.NONE);
  }

  @Override
  protected void write(TpmWriter out) {
    out.u8(VERSION).u8(timers.length);
    for (SavedTimer timer : timers) {
      timer.write(out);
    }
  }

  /** The TPM may have had more or fewer timers then: how many it has is chosen at each start. */
  @Override
  protected void read(TpmReader in) {
    if (in.u8() != VERSION) {
      throw new IllegalStateException("Timers in the form of a later version");
    }
    int count = in.u8();
    initialize();
    for (int number = 0; number < count; number++) {
      SavedTimer timer = SavedTimer.read(in);
      if (number < timers.length) {
        timers[number] = timer;
      }
    }
  }
}
