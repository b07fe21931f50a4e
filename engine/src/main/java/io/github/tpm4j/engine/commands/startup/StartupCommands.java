package io.github.tpm4j.engine.commands.startup;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.startup.Shutdown;
import io.github.tpm4j.tss.commands.startup.Startup;

/** Part 3, 9: start-up. */
public final class StartupCommands {

  private StartupCommands() {}

  public static void addTo(CommandTable table) {
    table.add(Startup.SPEC, new StartupCommand());
    table.add(Shutdown.SPEC, new ShutdownCommand());
  }
}
