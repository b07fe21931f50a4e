package io.github.tpm4j.engine.state;

import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** A record that is one number of 64 bits; 0 when its lifetime begins. */
public final class NumberRecord extends StateRecord {
  private long value;

  public NumberRecord(StateKeeper keeper, Lifetime lifetime, String name) {
    super(keeper, lifetime, name);
    keeper.add(this);
  }

  public long get() {
    return value;
  }

  public void set(long newValue) {
    value = newValue;
    changed();
  }

  @Override
  protected void initialize() {
    value = 0;
    if (lifetime() == Lifetime.PERSISTENT) {
      changed();
    }
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
