package io.github.tpm4j.engine.commands.session;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.session.PolicyRestart;
import io.github.tpm4j.tss.commands.session.StartAuthSession;

/** Part 3, 11: session commands. */
public final class SessionCommands {

  private SessionCommands() {}

  public static void addTo(CommandTable table) {
    table.add(StartAuthSession.SPEC, new StartAuthSessionCommand());
    table.add(PolicyRestart.SPEC, new PolicyRestartCommand());
  }
}
