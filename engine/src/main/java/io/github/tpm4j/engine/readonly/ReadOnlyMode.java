package io.github.tpm4j.engine.readonly;

import io.github.tpm4j.engine.entity.Entity;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.nv.NvPin;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;
import java.util.Set;

/**
 * Read-only mode (version 184; Part 3, 24.9): commands that change what the TPM keeps are refused,
 * until TPM2_ReadOnlyControl, TPM Reset or TPM Restart ends it.
 */
public final class ReadOnlyMode extends StateRecord {
  private static final Set<TpmCc> REFUSED =
      Set.of(
          TpmCc.CREATE,
          TpmCc.CREATE_LOADED,
          TpmCc.CREATE_PRIMARY,
          TpmCc.OBJECT_CHANGE_AUTH,
          TpmCc.SET_COMMAND_CODE_AUDIT_STATUS,
          TpmCc.PCR_ALLOCATE,
          TpmCc.PCR_SET_AUTH_POLICY,
          TpmCc.PCR_SET_AUTH_VALUE,
          TpmCc.HIERARCHY_CONTROL,
          TpmCc.SET_PRIMARY_POLICY,
          TpmCc.CHANGE_PPS,
          TpmCc.CHANGE_EPS,
          TpmCc.CLEAR,
          TpmCc.CLEAR_CONTROL,
          TpmCc.HIERARCHY_CHANGE_AUTH,
          TpmCc.DICTIONARY_ATTACK_PARAMETERS,
          TpmCc.PP_COMMANDS,
          TpmCc.SET_ALGORITHM_SET,
          TpmCc.FIELD_UPGRADE_START,
          TpmCc.FIELD_UPGRADE_DATA,
          TpmCc.EVICT_CONTROL,
          TpmCc.CLOCK_SET,
          TpmCc.CLOCK_RATE_ADJUST,
          TpmCc.SET_CAPABILITY,
          TpmCc.NV_DEFINE_SPACE,
          TpmCc.NV_DEFINE_SPACE2,
          TpmCc.NV_UNDEFINE_SPACE,
          TpmCc.NV_UNDEFINE_SPACE_SPECIAL,
          TpmCc.NV_INCREMENT,
          TpmCc.NV_GLOBAL_WRITE_LOCK,
          TpmCc.NV_CHANGE_AUTH);

  /** What writes an Index, which is its last handle. */
  private static final Set<TpmCc> REFUSED_IN_NV =
      Set.of(
          TpmCc.NV_WRITE,
          TpmCc.NV_EXTEND,
          TpmCc.NV_SET_BITS,
          TpmCc.NV_WRITE_LOCK,
          TpmCc.NV_READ_LOCK);

  private boolean active;

  public ReadOnlyMode(StateKeeper keeper) {
    super(keeper, Lifetime.CLEAR, "readonly");
    keeper.add(this);
  }

  public boolean isActive() {
    return active;
  }

  /** TPM2_ReadOnlyControl. */
  public void set(boolean on) {
    active = on;
    changed();
  }

  /**
   * Checks a command by its code.
   *
   * @throws TpmFailure TPM_RC_READ_ONLY
   */
  public void check(TpmCc command) {
    TpmFailure.require(!active || !REFUSED.contains(command), TpmRc.READ_ONLY);
  }

  /**
   * Checks a command by what its handles stand for. The library leaves the Indices open that may
   * still be written; here those are, as the word says, whose data is in RAM: the orderly ones.
   * TPM2_PolicySecret with a PIN Index would count in it.
   *
   * @throws TpmFailure TPM_RC_READ_ONLY
   */
  public void check(TpmCc command, List<Entity> entities) {
    if (active) {
      boolean writesNv =
          REFUSED_IN_NV.contains(command)
              && entities.get(entities.size() - 1) instanceof NvIndex index
              && !index.isOrderly();
      boolean counts =
          command.equals(TpmCc.POLICY_SECRET)
              && entities.get(0) instanceof NvIndex index
              && NvPin.isPin(index);
      TpmFailure.require(!writesNv && !counts, TpmRc.READ_ONLY);
    }
  }

  @Override
  protected void initialize() {
    active = false;
  }

  @Override
  protected void write(TpmWriter out) {
    out.u8(active ? 1 : 0);
  }

  @Override
  protected void read(TpmReader in) {
    active = in.u8() != 0;
  }
}
