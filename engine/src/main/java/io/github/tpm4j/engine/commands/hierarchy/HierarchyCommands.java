package io.github.tpm4j.engine.commands.hierarchy;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.hierarchy.ChangeEps;
import io.github.tpm4j.tss.commands.hierarchy.ChangePps;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.commands.hierarchy.ClearControl;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyControl;
import io.github.tpm4j.tss.commands.hierarchy.ReadOnlyControl;
import io.github.tpm4j.tss.commands.hierarchy.SetPrimaryPolicy;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 24: hierarchy commands. */
public final class HierarchyCommands {

  private HierarchyCommands() {}

  public static void addTo(CommandTable table) {
    table.add(
        TpmCc.CREATE_PRIMARY,
        () -> new CommandEntry<>(CreatePrimary.SPEC, new CreatePrimaryCommand()));
    table.add(
        TpmCc.HIERARCHY_CONTROL,
        () -> new CommandEntry<>(HierarchyControl.SPEC, new HierarchyControlCommand()));
    table.add(
        TpmCc.SET_PRIMARY_POLICY,
        () -> new CommandEntry<>(SetPrimaryPolicy.SPEC, new SetPrimaryPolicyCommand()));
    table.add(TpmCc.CHANGE_PPS, () -> new CommandEntry<>(ChangePps.SPEC, new ChangePpsCommand()));
    table.add(TpmCc.CHANGE_EPS, () -> new CommandEntry<>(ChangeEps.SPEC, new ChangeEpsCommand()));
    table.add(TpmCc.CLEAR, () -> new CommandEntry<>(Clear.SPEC, new ClearCommand()));
    table.add(
        TpmCc.CLEAR_CONTROL,
        () -> new CommandEntry<>(ClearControl.SPEC, new ClearControlCommand()));
    table.add(
        TpmCc.HIERARCHY_CHANGE_AUTH,
        () -> new CommandEntry<>(HierarchyChangeAuth.SPEC, new HierarchyChangeAuthCommand()));
    table.add(
        TpmCc.READ_ONLY_CONTROL,
        () -> new CommandEntry<>(ReadOnlyControl.SPEC, new ReadOnlyControlCommand()));
  }
}
