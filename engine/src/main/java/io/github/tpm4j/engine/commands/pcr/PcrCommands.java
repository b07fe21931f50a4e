package io.github.tpm4j.engine.commands.pcr;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.pcr.PcrAllocate;
import io.github.tpm4j.tss.commands.pcr.PcrEvent;
import io.github.tpm4j.tss.commands.pcr.PcrExtend;
import io.github.tpm4j.tss.commands.pcr.PcrRead;
import io.github.tpm4j.tss.commands.pcr.PcrReset;
import io.github.tpm4j.tss.commands.pcr.PcrSetAuthPolicy;
import io.github.tpm4j.tss.commands.pcr.PcrSetAuthValue;

/** Part 3, 22: integrity collection. */
public final class PcrCommands {

  private PcrCommands() {}

  public static void addTo(CommandTable table) {
    table.add(PcrExtend.SPEC, new PcrExtendCommand());
    table.add(PcrEvent.SPEC, new PcrEventCommand());
    table.add(PcrRead.SPEC, new PcrReadCommand());
    table.add(PcrAllocate.SPEC, new PcrAllocateCommand());
    table.add(PcrSetAuthPolicy.SPEC, new PcrSetAuthPolicyCommand());
    table.add(PcrSetAuthValue.SPEC, new PcrSetAuthValueCommand());
    table.add(PcrReset.SPEC, new PcrResetCommand());
  }
}
