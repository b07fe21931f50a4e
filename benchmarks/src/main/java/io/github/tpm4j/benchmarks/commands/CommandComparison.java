package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.timing.Effort;
import io.github.tpm4j.benchmarks.timing.SideBySide;
import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.Timed;
import io.github.tpm4j.tss.attributes.TpmaCc;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.structures.TpmlCca;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All commands that swtpm and the bundled TPM both have, side by side. */
public final class CommandComparison {
  /** Prime searches take from a third to three times their mean. */
  private static final int PRIME_SEARCH_FACTOR = 20;

  /** What JVMs need before the first row more than between rows. */
  private static final int WARM_UP_FACTOR = 5;

  private static final int ALL = 256;

  private final Effort effort;
  private final List<CommandTimes> times = new ArrayList<>();

  public CommandComparison(Effort effort) {
    this.effort = effort;
  }

  /** Measures, and prints two Markdown tables: of all commands, and of those in the README. */
  public void print(PrintStream out) throws Exception {
    try (Contestants contestants = new Contestants()) {
      Set<TpmCc> common = codes(contestants.swtpm());
      common.retainAll(codes(contestants.inProcess()));
      List<Row> rows = Rows.all().stream().filter(row -> common.contains(row.command())).toList();
      System.err.println("Warming up");
      for (Row row : rows) {
        warmUp(row, contestants.inProcess());
        warmUp(row, contestants.served());
      }
      Set<TpmCc> untimed = new LinkedHashSet<>(common);
      for (Row row : rows) {
        System.err.println(row.name());
        times.add(measure(row, contestants, effortFor(row)));
        untimed.remove(row.command());
      }
      CommandReport.print(out, times, untimed);
    }
  }

  private static Set<TpmCc> codes(Bench tpm) throws Exception {
    GetCapability.Response response =
        tpm.execute(new GetCapability.Request(TpmCap.COMMANDS, 0, ALL));
    return ((TpmlCca) response.capabilityData().data())
        .commandAttributes().stream()
            .filter(attributes -> !attributes.has(TpmaCc.VENDOR))
            .map(attributes -> TpmCc.of(attributes.value() & TpmaCc.COMMAND_INDEX_MASK))
            .collect(
                Collectors.toCollection(
                    () -> new TreeSet<>(Comparator.comparingInt(TpmCc::value))));
  }

  private void warmUp(Row row, Bench bench) throws Exception {
    SideBySide.warmUp(
        effort.warmUp().multipliedBy(WARM_UP_FACTOR), row.preparation().prepare(bench));
    bench.clear();
  }

  private static CommandTimes measure(Row row, Contestants contestants, Effort effort)
      throws Exception {
    List<Bench> benches =
        List.of(contestants.swtpm(), contestants.inProcess(), contestants.served());
    Timed<?>[] commands = new Timed<?>[benches.size()];
    for (int i = 0; i < commands.length; i++) {
      commands[i] = row.preparation().prepare(benches.get(i));
    }
    double[] medians = SideBySide.medians(effort, commands);
    for (Bench bench : benches) {
      bench.clear();
    }
    return new CommandTimes(row, medians[0], medians[1], medians[2]);
  }

  private Effort effortFor(Row row) {
    return row.searchesPrimes() ? effort.times(PRIME_SEARCH_FACTOR) : effort;
  }
}
