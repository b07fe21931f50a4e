package io.github.tpm4j.engine.state;

import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * The number that TPM2_SetAlgorithmSet gives (Part 3, 26.3). It is kept and told; all algorithms of
 * the profile stay in use, as the meaning of the numbers is a vendor's own.
 */
public final class AlgorithmSet extends StateRecord {
  private int number;

  public AlgorithmSet(StateKeeper keeper) {
    super(keeper, Lifetime.PERSISTENT, "algorithmset");
    keeper.add(this);
  }

  public int get() {
    return number;
  }

  public void set(int newNumber) {
    number = newNumber;
    changed();
  }

  @Override
  protected void initialize() {
    number = 0;
  }

  @Override
  protected void write(TpmWriter out) {
    out.u32(number);
  }

  @Override
  protected void read(TpmReader in) {
    number = in.u32();
  }
}
