package io.github.tpm4j.engine.commands.startup;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.startup.Shutdown;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 9: start-up. */
public final class StartupCommands {

  private StartupCommands() {}

  public static void addTo(CommandTable table) {
    table.add(TpmCc.STARTUP, () -> new CommandEntry<>(Startup.SPEC, new StartupCommand()));
    table.add(TpmCc.SHUTDOWN, () -> new CommandEntry<>(Shutdown.SPEC, new ShutdownCommand()));
  }
}
