package io.github.tpm4j.engine.commands.contextmanagement;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.contextmanagement.ContextLoad;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 28: context management. */
public final class ContextManagementCommands {

  private ContextManagementCommands() {}

  public static void addTo(CommandTable table) {
    table.add(
        TpmCc.CONTEXT_SAVE, () -> new CommandEntry<>(ContextSave.SPEC, new ContextSaveCommand()));
    table.add(
        TpmCc.CONTEXT_LOAD, () -> new CommandEntry<>(ContextLoad.SPEC, new ContextLoadCommand()));
    table.add(
        TpmCc.FLUSH_CONTEXT,
        () -> new CommandEntry<>(FlushContext.SPEC, new FlushContextCommand()));
    table.add(
        TpmCc.EVICT_CONTROL,
        () -> new CommandEntry<>(EvictControl.SPEC, new EvictControlCommand()));
  }
}
