package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.builds.OtherBuild;
import io.github.tpm4j.benchmarks.builds.OtherBuildTpm;
import io.github.tpm4j.benchmarks.timing.Effort;
import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.InProcess;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSu;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** All commands that the bundled TPM of this build and of another have, in process, in turns. */
public final class BuildComparison {

  /** A row's medians. */
  private record Times(Row row, double otherMicros, double ownMicros) {
    double speedup() {
      return otherMicros / ownMicros;
    }
  }

  private final Effort effort;
  private final OtherBuild other;

  public BuildComparison(Effort effort, OtherBuild other) {
    this.effort = effort;
    this.other = other;
  }

  /** Measures, and prints a Markdown table. */
  public void print(PrintStream out) throws Exception {
    try (OtherBuildTpm otherTpm = new OtherBuildTpm(other);
        InProcess ownTpm = new InProcess()) {
      Bench otherBench = started(new Bench(otherTpm));
      Bench ownBench = started(new Bench(ownTpm));
      Set<TpmCc> common = CommandTiming.codes(otherBench);
      common.retainAll(CommandTiming.codes(ownBench));
      List<Row> rows = Rows.all().stream().filter(row -> common.contains(row.command())).toList();
      System.err.println("Warming up");
      for (Row row : rows) {
        CommandTiming.warmUp(effort, row, otherBench, ownBench);
      }
      List<Times> times = new ArrayList<>();
      for (Row row : rows) {
        System.err.println(row.name());
        double[] medians = CommandTiming.medians(effort, row, otherBench, ownBench);
        times.add(new Times(row, medians[0], medians[1]));
      }
      print(out, times);
    }
  }

  private static Bench started(Bench tpm) throws Exception {
    tpm.execute(new Startup.Request(TpmSu.CLEAR));
    return tpm;
  }

  private static void print(PrintStream out, List<Times> times) {
    out.printf("| in process | the other build, µs | this build, µs | times as fast |%n");
    out.printf("|---|---:|---:|---:|%n");
    for (Times time : times) {
      out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.1f | %.2f |%n",
          time.row().name(),
          time.otherMicros(),
          time.ownMicros(),
          time.speedup());
    }
    out.printf(
        Locale.ROOT,
        "%nOf all %d rows: %.2f times as fast in the geometric mean, %d rows slower.%n%n",
        times.size(),
        CommandReport.geometricMean(times, Times::speedup),
        times.stream().filter(time -> time.speedup() < 1).count());
  }
}
