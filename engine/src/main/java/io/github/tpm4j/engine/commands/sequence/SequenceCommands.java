package io.github.tpm4j.engine.commands.sequence;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.sequence.EventSequenceComplete;
import io.github.tpm4j.tss.commands.sequence.HashSequenceStart;
import io.github.tpm4j.tss.commands.sequence.HmacStart;
import io.github.tpm4j.tss.commands.sequence.SequenceComplete;
import io.github.tpm4j.tss.commands.sequence.SequenceUpdate;
import io.github.tpm4j.tss.commands.sequence.SignSequenceStart;
import io.github.tpm4j.tss.commands.sequence.VerifySequenceStart;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 17: hash, MAC and event sequences. */
public final class SequenceCommands {

  private SequenceCommands() {}

  public static void addTo(CommandTable table) {
    table.add(TpmCc.HMAC_START, () -> new CommandEntry<>(HmacStart.SPEC, new HmacStartCommand()));
    table.add(
        TpmCc.HASH_SEQUENCE_START,
        () -> new CommandEntry<>(HashSequenceStart.SPEC, new HashSequenceStartCommand()));
    table.add(
        TpmCc.SIGN_SEQUENCE_START,
        () -> new CommandEntry<>(SignSequenceStart.SPEC, new SignSequenceStartCommand()));
    table.add(
        TpmCc.VERIFY_SEQUENCE_START,
        () -> new CommandEntry<>(VerifySequenceStart.SPEC, new VerifySequenceStartCommand()));
    table.add(
        TpmCc.SEQUENCE_UPDATE,
        () -> new CommandEntry<>(SequenceUpdate.SPEC, new SequenceUpdateCommand()));
    table.add(
        TpmCc.SEQUENCE_COMPLETE,
        () -> new CommandEntry<>(SequenceComplete.SPEC, new SequenceCompleteCommand()));
    table.add(
        TpmCc.EVENT_SEQUENCE_COMPLETE,
        () -> new CommandEntry<>(EventSequenceComplete.SPEC, new EventSequenceCompleteCommand()));
  }
}
