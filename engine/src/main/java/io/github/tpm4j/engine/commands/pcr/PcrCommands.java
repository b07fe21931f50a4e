package io.github.tpm4j.engine.commands.pcr;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.pcr.PcrAllocate;
import io.github.tpm4j.tss.commands.pcr.PcrEvent;
import io.github.tpm4j.tss.commands.pcr.PcrExtend;
import io.github.tpm4j.tss.commands.pcr.PcrRead;
import io.github.tpm4j.tss.commands.pcr.PcrReset;
import io.github.tpm4j.tss.commands.pcr.PcrSetAuthPolicy;
import io.github.tpm4j.tss.commands.pcr.PcrSetAuthValue;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 22: integrity collection. */
public final class PcrCommands {

  private PcrCommands() {}

  public static void addTo(CommandTable table) {
    table.add(TpmCc.PCR_EXTEND, () -> new CommandEntry<>(PcrExtend.SPEC, new PcrExtendCommand()));
    table.add(TpmCc.PCR_EVENT, () -> new CommandEntry<>(PcrEvent.SPEC, new PcrEventCommand()));
    table.add(TpmCc.PCR_READ, () -> new CommandEntry<>(PcrRead.SPEC, new PcrReadCommand()));
    table.add(
        TpmCc.PCR_ALLOCATE, () -> new CommandEntry<>(PcrAllocate.SPEC, new PcrAllocateCommand()));
    table.add(
        TpmCc.PCR_SET_AUTH_POLICY,
        () -> new CommandEntry<>(PcrSetAuthPolicy.SPEC, new PcrSetAuthPolicyCommand()));
    table.add(
        TpmCc.PCR_SET_AUTH_VALUE,
        () -> new CommandEntry<>(PcrSetAuthValue.SPEC, new PcrSetAuthValueCommand()));
    table.add(TpmCc.PCR_RESET, () -> new CommandEntry<>(PcrReset.SPEC, new PcrResetCommand()));
  }
}
