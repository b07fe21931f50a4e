package io.github.tpm4j.tpm12.engine.flags;

import io.github.tpm4j.tpm12.engine.state.StateKeeper;
import io.github.tpm4j.tpm12.engine.state.StateRecord;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.EnumSet;
import java.util.Set;

/** Those of a new TPM are enabled and activated, as swtpm's. */
public final class PermanentFlags implements StateRecord {
  private static final int TAG = 0x001F;

  private final StateKeeper keeper;
  private final Set<PermanentFlag> set = EnumSet.noneOf(PermanentFlag.class);

  public PermanentFlags(StateKeeper keeper) {
    this.keeper = keeper;
    keeper.permanent("permanent-flags", this);
  }

  public boolean is(PermanentFlag flag) {
    return set.contains(flag);
  }

  public void set(PermanentFlag flag, boolean value) {
    if (value ? set.add(flag) : set.remove(flag)) {
      keeper.changed(this);
    }
  }

  /** What a TPM without owner has (TPM_OwnerClear, TPM_ForceClear). */
  public void clearOwner() {
    set(PermanentFlag.DISABLE, true);
    set(PermanentFlag.DEACTIVATED, true);
    set(PermanentFlag.READ_PUBEK, true);
    set(PermanentFlag.OWNERSHIP, true);
    set(PermanentFlag.DISABLE_OWNER_CLEAR, false);
    set(PermanentFlag.OPERATOR, false);
    set(PermanentFlag.READ_SRK_PUB, false);
    set(PermanentFlag.MAINTENANCE_DONE, false);
    set(PermanentFlag.ALLOW_MAINTENANCE, false);
  }

  /** {@return a TPM_PERMANENT_FLAGS} */
  public Bytes structure() {
    TpmWriter out = new TpmWriter();
    out.u16(TAG);
    write(out);
    return Bytes.of(out.toByteArray());
  }

  @Override
  public void initialize() {
    set.clear();
    set.add(PermanentFlag.OWNERSHIP);
    set.add(PermanentFlag.READ_PUBEK);
    set.add(PermanentFlag.ALLOW_MAINTENANCE);
    set.add(PermanentFlag.ENABLE_REVOKE_EK);
  }

  @Override
  public void write(TpmWriter out) {
    for (PermanentFlag flag : PermanentFlag.values()) {
      out.bool(is(flag));
    }
  }

  @Override
  public void read(TpmReader in) {
    set.clear();
    for (PermanentFlag flag : PermanentFlag.values()) {
      if (in.bool()) {
        set.add(flag);
      }
    }
  }
}
