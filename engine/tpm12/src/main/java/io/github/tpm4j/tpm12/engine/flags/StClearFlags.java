package io.github.tpm4j.tpm12.engine.flags;

import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.engine.state.StateRecord;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.EnumSet;
import java.util.Set;

/** They last until TPM_Startup(CLEAR). */
public final class StClearFlags implements StateRecord {
  private static final int TAG = 0x0020;

  private final Set<StClearFlag> set = EnumSet.noneOf(StClearFlag.class);

  public StClearFlags(StateKeeper keeper) {
    keeper.running("stclear-flags", this);
  }

  public boolean is(StClearFlag flag) {
    return set.contains(flag);
  }

  public void set(StClearFlag flag, boolean value) {
    if (value) {
      set.add(flag);
    } else {
      set.remove(flag);
    }
  }

  /** {@return a TPM_STCLEAR_FLAGS} */
  public Bytes structure() {
    TpmWriter out = new TpmWriter();
    out.u16(TAG);
    write(out);
    return Bytes.of(out.toByteArray());
  }

  @Override
  public void initialize() {
    set.clear();
  }

  @Override
  public void write(TpmWriter out) {
    for (StClearFlag flag : StClearFlag.values()) {
      out.bool(is(flag));
    }
  }

  @Override
  public void read(TpmReader in) {
    set.clear();
    for (StClearFlag flag : StClearFlag.values()) {
      if (in.bool()) {
        set.add(flag);
      }
    }
  }
}
