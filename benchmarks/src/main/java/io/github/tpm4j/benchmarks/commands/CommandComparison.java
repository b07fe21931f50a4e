package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.timing.Effort;
import io.github.tpm4j.tss.constants.TpmCc;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All commands that swtpm and the bundled TPM both have, side by side. */
public final class CommandComparison {
  private final Effort effort;
  private final List<CommandTimes> times = new ArrayList<>();

  public CommandComparison(Effort effort) {
    this.effort = effort;
  }

  /**
   * Measures, and prints two Markdown tables: of all commands, and of those in docs/performance.md.
   */
  public void print(PrintStream out) throws Exception {
    try (Contestants contestants = new Contestants()) {
      Set<TpmCc> common = CommandTiming.codes(contestants.swtpm());
      common.retainAll(CommandTiming.codes(contestants.inProcess()));
      List<Row> rows = Rows.all().stream().filter(row -> common.contains(row.command())).toList();
      System.err.println("Warming up");
      for (Row row : rows) {
        CommandTiming.warmUp(effort, row, contestants.inProcess(), contestants.served());
      }
      Set<TpmCc> untimed = new LinkedHashSet<>(common);
      for (Row row : rows) {
        System.err.println(row.name());
        times.add(measure(row, contestants));
        untimed.remove(row.command());
      }
      CommandReport.print(out, times, untimed);
    }
  }

  private CommandTimes measure(Row row, Contestants contestants) throws Exception {
    double[] medians =
        CommandTiming.medians(
            effort, row, contestants.swtpm(), contestants.inProcess(), contestants.served());
    return new CommandTimes(row, medians[0], medians[1], medians[2]);
  }
}
