package io.github.tpm4j.engine.pcr;

import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** pcrUpdateCounter (Part 3, 22.4): how often PCR were changed since TPM Reset. */
final class PcrUpdateCounter extends StateRecord {
  private int count;

  PcrUpdateCounter(StateKeeper keeper) {
    super(keeper, Lifetime.RESET, "pcr.counter");
  }

  int get() {
    return count;
  }

  void increment() {
    count++;
    changed();
  }

  @Override
  protected void initialize() {
    count = 0;
  }

  @Override
  protected void write(TpmWriter out) {
    out.u32(count);
  }

  @Override
  protected void read(TpmReader in) {
    count = in.u32();
  }
}
