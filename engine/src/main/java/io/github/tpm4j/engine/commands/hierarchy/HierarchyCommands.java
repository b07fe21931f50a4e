package io.github.tpm4j.engine.commands.hierarchy;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.hierarchy.ChangeEps;
import io.github.tpm4j.tss.commands.hierarchy.ChangePps;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.commands.hierarchy.ClearControl;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyControl;
import io.github.tpm4j.tss.commands.hierarchy.SetPrimaryPolicy;

/** Part 3, 24: hierarchy commands. */
public final class HierarchyCommands {

  private HierarchyCommands() {}

  public static void addTo(CommandTable table) {
    table.add(CreatePrimary.SPEC, new CreatePrimaryCommand());
    table.add(HierarchyControl.SPEC, new HierarchyControlCommand());
    table.add(SetPrimaryPolicy.SPEC, new SetPrimaryPolicyCommand());
    table.add(ChangePps.SPEC, new ChangePpsCommand());
    table.add(ChangeEps.SPEC, new ChangeEpsCommand());
    table.add(Clear.SPEC, new ClearCommand());
    table.add(ClearControl.SPEC, new ClearControlCommand());
    table.add(HierarchyChangeAuth.SPEC, new HierarchyChangeAuthCommand());
  }
}
