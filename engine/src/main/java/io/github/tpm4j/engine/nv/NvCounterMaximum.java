package io.github.tpm4j.engine.nv;

import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * The greatest value that a deleted counter has had, so that a counter defined anew never repeats a
 * value (Part 1, 37.2.3).
 */
final class NvCounterMaximum extends StateRecord {
  private long value;

  NvCounterMaximum(StateKeeper keeper) {
    super(keeper, Lifetime.PERSISTENT, "nv.counter-maximum");
  }

  long get() {
    return value;
  }

  void raise(long count) {
    if (Long.compareUnsigned(count, value) > 0) {
      value = count;
      changed();
    }
  }

  @Override
  protected void initialize() {
    value = 0;
    changed();
  }

  @Override
  protected void write(TpmWriter out) {
    out.u64(value);
  }

  @Override
  protected void read(TpmReader in) {
    value = in.u64();
  }
}
