package io.github.tpm4j.engine.commands.sequence;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.sequence.EventSequenceComplete;
import io.github.tpm4j.tss.commands.sequence.HashSequenceStart;
import io.github.tpm4j.tss.commands.sequence.HmacStart;
import io.github.tpm4j.tss.commands.sequence.SequenceComplete;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;

/** Part 3, 17: hash, MAC and event sequences. */
public final class SequenceCommands {

  private SequenceCommands() {}

  public static void addTo(CommandTable table) {
    table.add(HmacStart.SPEC, new HmacStartCommand());
    table.add(HashSequenceStart.SPEC, new HashSequenceStartCommand());
    table.add(SequenceUpdate.SPEC, new SequenceUpdateCommand());
    table.add(SequenceComplete.SPEC, new SequenceCompleteCommand());
    table.add(EventSequenceComplete.SPEC, new EventSequenceCompleteCommand());
  }
}
