package io.github.tpm4j.engine.context;

import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** The sequence numbers of saved object contexts, from 1 since TPM Reset (Part 1, 30.2). */
final class ObjectContextCounter extends StateRecord {
  private long last;

  ObjectContextCounter(StateKeeper keeper) {
    super(keeper, Lifetime.RESET, "context.objects");
  }

  boolean isAtEnd() {
    return last == -1;
  }

  long next() {
    last++;
    changed();
    return last;
  }

  @Override
  protected void initialize() {
    last = 0;
  }

  @Override
  protected void write(TpmWriter out) {
    out.u64(last);
  }

  @Override
  protected void read(TpmReader in) {
    last = in.u64();
  }
}
