package io.github.tpm4j.engine.commands.contextmanagement;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.contextmanagement.ContextLoad;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;

/** Part 3, 28: context management. */
public final class ContextManagementCommands {

  private ContextManagementCommands() {}

  public static void addTo(CommandTable table) {
    table.add(ContextSave.SPEC, new ContextSaveCommand());
    table.add(ContextLoad.SPEC, new ContextLoadCommand());
    table.add(FlushContext.SPEC, new FlushContextCommand());
    table.add(EvictControl.SPEC, new EvictControlCommand());
  }
}
