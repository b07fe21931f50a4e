package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.Templates;
import io.github.tpm4j.benchmarks.tpm.Timed;
import io.github.tpm4j.tss.commands.hierarchy.ChangeEps;
import io.github.tpm4j.tss.commands.hierarchy.ChangePps;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.commands.hierarchy.ClearControl;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyControl;
import io.github.tpm4j.tss.commands.hierarchy.SetPrimaryPolicy;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Part 3, 24: hierarchy commands. */
final class HierarchyRows {

  private HierarchyRows() {}

  static List<Row> rows() {
    return List.of(
        new Row(
            TpmCc.CREATE_PRIMARY,
            "ECC P-256",
            tpm ->
                tpm.time(Bench.createPrimary(Templates.eccStorageKey()))
                    .undo(made -> tpm.flush(made.objectHandle()))),
        new Row(TpmCc.CREATE_PRIMARY, "RSA-2048", HierarchyRows::rsaPrimary).searchingPrimes(),
        new Row(
            TpmCc.HIERARCHY_CONTROL,
            "off",
            tpm -> tpm.time(endorsement(false)).undo(done -> tpm.execute(endorsement(true)))),
        new Row(
            TpmCc.SET_PRIMARY_POLICY,
            "SHA-256",
            tpm ->
                tpm.time(
                    new SetPrimaryPolicy.Request(
                        TpmHandle.OWNER, Bytes.adopt(new byte[32]), TpmAlg.SHA256))),
        new Row(TpmCc.CHANGE_PPS, "", tpm -> tpm.time(new ChangePps.Request(TpmHandle.PLATFORM))),
        new Row(TpmCc.CHANGE_EPS, "", tpm -> tpm.time(new ChangeEps.Request(TpmHandle.PLATFORM))),
        new Row(TpmCc.CLEAR, "", tpm -> tpm.time(new Clear.Request(TpmHandle.LOCKOUT))),
        new Row(
            TpmCc.CLEAR_CONTROL,
            "",
            tpm -> tpm.time(new ClearControl.Request(TpmHandle.PLATFORM, false))),
        new Row(
            TpmCc.HIERARCHY_CHANGE_AUTH,
            "32 octets",
            tpm -> tpm.time(new HierarchyChangeAuth.Request(TpmHandle.OWNER, SecretBytes.EMPTY))));
  }

  /** Another key each time: how long the search takes is the key's own. */
  private static Timed<?> rsaPrimary(Bench tpm) {
    AtomicInteger count = new AtomicInteger();
    return tpm.timeEach(() -> Bench.createPrimary(Templates.rsaStorageKey(count.incrementAndGet())))
        .undo(made -> tpm.flush(made.objectHandle()));
  }

  private static HierarchyControl.Request endorsement(boolean enabled) {
    return new HierarchyControl.Request(TpmHandle.PLATFORM, TpmHandle.ENDORSEMENT, enabled);
  }
}
