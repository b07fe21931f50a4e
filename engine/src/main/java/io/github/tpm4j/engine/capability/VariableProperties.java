package io.github.tpm4j.engine.capability;

import static io.github.tpm4j.engine.capability.TpmProperties.property;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dictionaryattack.DictionaryAttack;
import io.github.tpm4j.engine.hierarchy.Hierarchies;
import io.github.tpm4j.engine.nv.NvSpace;
import io.github.tpm4j.engine.objects.Objects;
import io.github.tpm4j.engine.session.Sessions;
import io.github.tpm4j.tss.attributes.TpmaPermanent;
import io.github.tpm4j.tss.attributes.TpmaStartupClear;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmsTaggedProperty;
import java.util.ArrayList;
import java.util.List;

/** PT_VAR: what changes while the TPM is used (Part 2, 6.13). */
final class VariableProperties {

  private VariableProperties() {}

  static List<TpmsTaggedProperty> of(TpmState tpm) {
    List<TpmsTaggedProperty> all = new ArrayList<>();
    all.add(property(TpmPt.PERMANENT, permanent(tpm)));
    all.add(property(TpmPt.STARTUP_CLEAR, startupClear(tpm)));
    all.add(property(TpmPt.HR_NV_INDEX, tpm.nv().all().size()));
    sessions(all, tpm.sessions());
    objects(all, tpm.objects());
    all.add(property(TpmPt.NV_COUNTERS, tpm.nv().counters()));
    all.add(property(TpmPt.NV_COUNTERS_AVAIL, NvSpace.countersThatFit(tpm.nv())));
    all.add(property(TpmPt.ALGORITHM_SET, tpm.algorithmSet().get()));
    all.add(property(TpmPt.LOADED_CURVES, tpm.profile().curves().size()));
    dictionaryAttack(all, tpm.dictionaryAttack());
    all.add(property(TpmPt.NV_WRITE_RECOVERY, 0));
    long auditCounter = tpm.commandAudit().counter();
    all.add(property(TpmPt.AUDIT_COUNTER_0, (int) (auditCounter >>> 32)));
    all.add(property(TpmPt.AUDIT_COUNTER_1, (int) auditCounter));
    return all;
  }

  /** TPMA_PERMANENT (Part 2, 8.6). */
  private static int permanent(TpmState tpm) {
    Hierarchies hierarchies = tpm.hierarchies();
    return TpmaPermanent.TPM_GENERATED_EPS
        | bit(hasAuth(hierarchies, TpmHandle.OWNER), TpmaPermanent.OWNER_AUTH_SET)
        | bit(hasAuth(hierarchies, TpmHandle.ENDORSEMENT), TpmaPermanent.ENDORSEMENT_AUTH_SET)
        | bit(hasAuth(hierarchies, TpmHandle.LOCKOUT), TpmaPermanent.LOCKOUT_AUTH_SET)
        | bit(hierarchies.isClearDisabled(), TpmaPermanent.DISABLE_CLEAR)
        | bit(tpm.dictionaryAttack().isInLockout(), TpmaPermanent.IN_LOCKOUT);
  }

  private static boolean hasAuth(Hierarchies hierarchies, TpmHandle hierarchy) {
    return hierarchies.authValue(hierarchy).size() > 0;
  }

  /** TPMA_STARTUP_CLEAR (Part 2, 8.7). */
  private static int startupClear(TpmState tpm) {
    Hierarchies hierarchies = tpm.hierarchies();
    return bit(hierarchies.isEnabled(TpmHandle.PLATFORM), TpmaStartupClear.PH_ENABLE)
        | bit(hierarchies.isEnabled(TpmHandle.OWNER), TpmaStartupClear.SH_ENABLE)
        | bit(hierarchies.isEnabled(TpmHandle.ENDORSEMENT), TpmaStartupClear.EH_ENABLE)
        | bit(hierarchies.isEnabled(TpmHandle.PLATFORM_NV), TpmaStartupClear.PH_ENABLE_NV)
        | bit(tpm.readOnlyMode().isActive(), TpmaStartupClear.READ_ONLY)
        | bit(tpm.power().wasOrderly(), TpmaStartupClear.ORDERLY);
  }

  private static int bit(boolean set, int attribute) {
    return set ? attribute : 0;
  }

  private static void sessions(List<TpmsTaggedProperty> all, Sessions sessions) {
    all.add(property(TpmPt.HR_LOADED, sessions.countLoaded()));
    all.add(property(TpmPt.HR_LOADED_AVAIL, sessions.countFree()));
    all.add(property(TpmPt.HR_ACTIVE, sessions.countActive()));
    all.add(property(TpmPt.HR_ACTIVE_AVAIL, sessions.countActiveAvailable()));
  }

  private static void objects(List<TpmsTaggedProperty> all, Objects objects) {
    all.add(property(TpmPt.HR_TRANSIENT_AVAIL, objects.countFree()));
    all.add(property(TpmPt.HR_PERSISTENT, objects.persistent().count()));
    all.add(property(TpmPt.HR_PERSISTENT_AVAIL, objects.persistent().countFree()));
  }

  private static void dictionaryAttack(List<TpmsTaggedProperty> all, DictionaryAttack attack) {
    all.add(property(TpmPt.LOCKOUT_COUNTER, (int) attack.failedTries()));
    all.add(property(TpmPt.MAX_AUTH_FAIL, (int) attack.maxTries()));
    all.add(property(TpmPt.LOCKOUT_INTERVAL, (int) attack.recoveryTimeSeconds()));
    all.add(property(TpmPt.LOCKOUT_RECOVERY, (int) attack.lockoutRecoverySeconds()));
  }
}
