package io.github.tpm4j.engine.commands.pcr;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.pcr.PcrExtend;
import io.github.tpm4j.tss.commands.pcr.PcrRead;

/** Part 3, 22: integrity collection. */
public final class PcrCommands {

  private PcrCommands() {}

  public static void addTo(CommandTable table) {
    table.add(PcrExtend.SPEC, new PcrExtendCommand());
    table.add(PcrRead.SPEC, new PcrReadCommand());
  }
}
