package io.github.tpm4j.engine.commands.clock;

import io.github.tpm4j.engine.commands.CommandTable;
import io.github.tpm4j.tss.commands.clock.ClockRateAdjust;
import io.github.tpm4j.tss.commands.clock.ClockSet;
import io.github.tpm4j.tss.commands.clock.ReadClock;

/** Part 3, 29: clocks and timers. */
public final class ClockCommands {

  private ClockCommands() {}

  public static void addTo(CommandTable table) {
    table.add(ReadClock.SPEC, new ReadClockCommand());
    table.add(ClockSet.SPEC, new ClockSetCommand());
    table.add(ClockRateAdjust.SPEC, new ClockRateAdjustCommand());
  }
}
