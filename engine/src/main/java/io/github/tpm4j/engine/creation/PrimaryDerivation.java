package io.github.tpm4j.engine.creation;

import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * How a TPM makes Primary Objects of its seeds; from its manufacture on. A state without this
 * record is of a TPM that was made here.
 */
public final class PrimaryDerivation extends StateRecord {
  /** Of what is written here. */
  private static final int VERSION = 1;

  /** By whom it was made; the ordinal numbers are written. */
  private enum Maker {
    TPM4J,
    LIBTPMS
  }

  private Maker maker = Maker.TPM4J;

  PrimaryDerivation(StateKeeper keeper) {
    super(keeper, Lifetime.PERSISTENT, "derivation");
    keeper.add(this);
  }

  boolean isOfLibtpms() {
    return maker == Maker.LIBTPMS;
  }

  /** The seeds are those of a TPM that libtpms made: what came of them must come again. */
  public void setLibtpms() {
    maker = Maker.LIBTPMS;
    changed();
  }

  @Override
  protected void initialize() {
    maker = Maker.TPM4J;
  }

  @Override
  protected void write(TpmWriter out) {
    out.u16(VERSION).u8(maker.ordinal());
  }

  @Override
  protected void read(TpmReader in) {
    if (in.u16() != VERSION) {
      throw new IllegalArgumentException("A derivation of Primary Objects of another form");
    }
    maker = Maker.values()[in.u8()];
  }
}
