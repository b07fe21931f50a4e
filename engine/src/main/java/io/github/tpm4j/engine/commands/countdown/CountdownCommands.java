package io.github.tpm4j.engine.commands.countdown;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.countdown.ActSetTimeout;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 33: authenticated countdown timers. */
public final class CountdownCommands {

  private CountdownCommands() {}

  public static void addTo(CommandTable table) {
    table.add(
        TpmCc.ACT_SET_TIMEOUT,
        () -> new CommandEntry<>(ActSetTimeout.SPEC, new ActSetTimeoutCommand()));
  }
}
