package io.github.tpm4j.engine.commands.clock;

import io.github.tpm4j.engine.dispatch.CommandEntry;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.tss.commands.clock.ClockRateAdjust;
import io.github.tpm4j.tss.commands.clock.ClockSet;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.constants.TpmCc;

/** Part 3, 29: clocks and timers. */
public final class ClockCommands {

  private ClockCommands() {}

  public static void addTo(CommandTable table) {
    table.add(TpmCc.READ_CLOCK, () -> new CommandEntry<>(ReadClock.SPEC, new ReadClockCommand()));
    table.add(TpmCc.CLOCK_SET, () -> new CommandEntry<>(ClockSet.SPEC, new ClockSetCommand()));
    table.add(
        TpmCc.CLOCK_RATE_ADJUST,
        () -> new CommandEntry<>(ClockRateAdjust.SPEC, new ClockRateAdjustCommand()));
  }
}
