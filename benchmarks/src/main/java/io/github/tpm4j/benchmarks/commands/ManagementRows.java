package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.Templates;
import io.github.tpm4j.benchmarks.tpm.Timed;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.capability.TestParms;
import io.github.tpm4j.tss.commands.clock.ClockRateAdjust;
import io.github.tpm4j.tss.commands.clock.ClockSet;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.commands.contextmanagement.ContextLoad;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackLockReset;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackParameters;
import io.github.tpm4j.tss.commands.management.SetAlgorithmSet;
import io.github.tpm4j.tss.commands.object.Create;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmClockAdjust;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublicParms;
import java.util.List;

/** Part 3, 25 to 30: dictionary attack, management, contexts, clock and capabilities. */
final class ManagementRows {
  private static final TpmHandle PERSISTENT = TpmHandle.of(0x81000010);
  private static final long SECOND_MILLIS = 1000;

  private ManagementRows() {}

  static List<Row> rows() {
    return List.of(
        new Row(
            TpmCc.DICTIONARY_ATTACK_LOCK_RESET,
            "",
            tpm -> tpm.time(new DictionaryAttackLockReset.Request(TpmHandle.LOCKOUT))),
        new Row(
            TpmCc.DICTIONARY_ATTACK_PARAMETERS,
            "",
            tpm ->
                tpm.time(new DictionaryAttackParameters.Request(TpmHandle.LOCKOUT, 32, 600, 3600))),
        new Row(
            TpmCc.SET_ALGORITHM_SET,
            "",
            tpm -> tpm.time(new SetAlgorithmSet.Request(TpmHandle.PLATFORM, 0))),
        new Row(
            TpmCc.CONTEXT_SAVE,
            "ECC P-256",
            tpm -> tpm.time(new ContextSave.Request(tpm.key(Templates.eccSigningKey())))),
        new Row(TpmCc.CONTEXT_LOAD, "ECC P-256", ManagementRows::contextLoad),
        new Row(TpmCc.FLUSH_CONTEXT, "ECC P-256", ManagementRows::flush),
        new Row(TpmCc.EVICT_CONTROL, "ECC P-256", ManagementRows::evict),
        new Row(TpmCc.READ_CLOCK, "", tpm -> tpm.time(new ReadClock.Request())),
        new Row(TpmCc.CLOCK_SET, "", tpm -> tpm.timeEach(() -> clockSet(tpm))),
        new Row(
            TpmCc.CLOCK_RATE_ADJUST,
            "",
            tpm ->
                tpm.time(new ClockRateAdjust.Request(TpmHandle.OWNER, TpmClockAdjust.NO_CHANGE))),
        new Row(
            TpmCc.GET_CAPABILITY,
            "fixed properties",
            tpm ->
                tpm.time(
                    new GetCapability.Request(
                        TpmCap.TPM_PROPERTIES, TpmPt.FAMILY_INDICATOR.value(), 64))),
        new Row(
            TpmCc.TEST_PARMS,
            "RSA-2048",
            tpm ->
                tpm.time(
                    new TestParms.Request(
                        new TpmtPublicParms(TpmAlg.RSA, Templates.rsaSigningKey().parameters())))));
  }

  private static Timed<?> contextLoad(Bench tpm) throws Exception {
    TpmHandle key = tpm.key(Templates.eccSigningKey());
    return tpm.time(new ContextLoad.Request(tpm.execute(new ContextSave.Request(key)).context()))
        .undo(loaded -> tpm.flush(loaded.loadedHandle()));
  }

  private static Timed<?> flush(Bench tpm) throws Exception {
    TpmHandle parent = tpm.storageKey();
    Create.Response key = tpm.execute(Bench.create(parent, Templates.eccSigningKey()));
    Load.Request load = new Load.Request(parent, key.outPrivate(), key.outPublic());
    return tpm.timeEach(() -> new FlushContext.Request(tpm.execute(load).objectHandle()));
  }

  private static Timed<?> evict(Bench tpm) throws Exception {
    TpmHandle key = tpm.key(Templates.eccSigningKey());
    return tpm.time(new EvictControl.Request(TpmHandle.OWNER, key, PERSISTENT))
        .undo(
            done -> tpm.execute(new EvictControl.Request(TpmHandle.OWNER, PERSISTENT, PERSISTENT)));
  }

  private static ClockSet.Request clockSet(Bench tpm) throws Exception {
    long now = tpm.execute(new ReadClock.Request()).currentTime().clockInfo().clock();
    return new ClockSet.Request(TpmHandle.OWNER, now + SECOND_MILLIS);
  }
}
