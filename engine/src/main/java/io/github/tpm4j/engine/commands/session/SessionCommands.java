package io.github.tpm4j.engine.commands.session;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.session.PolicyRestart;
import io.github.tpm4j.tss.commands.session.StartAuthSession;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 11: session commands. */
public final class SessionCommands {

  private SessionCommands() {}

  public static void addTo(CommandTable table) {
    table.add(
        TpmCc.START_AUTH_SESSION,
        () -> new CommandEntry<>(StartAuthSession.SPEC, new StartAuthSessionCommand()));
    table.add(
        TpmCc.POLICY_RESTART,
        () -> new CommandEntry<>(PolicyRestart.SPEC, new PolicyRestartCommand()));
  }
}
