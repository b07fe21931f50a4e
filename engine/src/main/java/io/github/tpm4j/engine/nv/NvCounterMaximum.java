package io.github.tpm4j.engine.nv;

import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.NumberRecord;
import io.github.tpm4j.engine.state.StateKeeper;

/**
 * The greatest value that a deleted counter has had, so that a counter defined anew never repeats a
 * value (Part 1, 37.2.3).
 */
final class NvCounterMaximum {
  private final NumberRecord maximum;

  NvCounterMaximum(StateKeeper keeper) {
    maximum = new NumberRecord(keeper, Lifetime.PERSISTENT, "nv.counter-maximum");
  }

  long get() {
    return maximum.get();
  }

  void raise(long count) {
    if (Long.compareUnsigned(count, maximum.get()) > 0) {
      maximum.set(count);
    }
  }
}
