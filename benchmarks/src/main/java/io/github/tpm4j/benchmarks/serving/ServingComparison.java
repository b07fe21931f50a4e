package io.github.tpm4j.benchmarks.serving;

import io.github.tpm4j.benchmarks.timing.Effort;
import io.github.tpm4j.benchmarks.timing.Operation;
import io.github.tpm4j.benchmarks.timing.SideBySide;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * swtpm and {@link Way#ALL all ways} of the bundled TPM's server, in turns; and what each costs.
 */
public final class ServingComparison {
  /** Of each command on each side: for the compilers, and until the native library is there. */
  private static final Duration WARM_UP = Duration.ofMillis(500);

  private static final Duration LOAD = Duration.ofSeconds(3);
  private static final long IDLE_MILLIS = 3_000;

  /** After work, for what the JVM still has to compile. */
  private static final long SETTLING_MILLIS = 1_000;

  private final Effort effort;

  public ServingComparison(Effort effort) {
    this.effort = effort;
  }

  /** Measures, and prints Markdown. */
  public void print(PrintStream out) throws Exception {
    List<Served> all = new ArrayList<>();
    try {
      all.add(Served.swtpm());
      for (Way way : Way.ALL) {
        all.add(Served.by(way));
      }
      warmUp(all);
      out.printf(
          "%d processors; load average at the start %s%n%n",
          Runtime.getRuntime().availableProcessors(), loadAverage());
      printTimes(out, all);
      printCosts(out, all);
      out.printf("Load average at the end %s%n%n", loadAverage());
    } finally {
      for (Served served : all) {
        served.close();
      }
    }
  }

  private static void warmUp(List<Served> all) throws Exception {
    System.err.println("Warming up");
    for (ServingRow row : ServingRow.all()) {
      for (Served served : all) {
        SideBySide.warmUp(WARM_UP, row.preparation().prepare(served.bench()));
        served.bench().clear();
      }
    }
  }

  private static String loadAverage() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).replaceFirst(" .*", "").trim();
  }

  private void printTimes(PrintStream out, List<Served> all) throws Exception {
    out.printf("Medians in µs:%n%n%s", header("", all));
    for (ServingRow row : ServingRow.all()) {
      System.err.println(row.name());
      double[] medians = measure(row, all);
      out.print("| " + row.name() + " |");
      for (double median : medians) {
        out.printf(Locale.ROOT, " %.1f |", median);
      }
      out.println();
    }
    out.println();
  }

  private static String header(String first, List<Served> all) {
    String names = all.stream().map(Served::name).collect(Collectors.joining(" | "));
    return "| " + first + " | " + names + " |\n|---" + "|---:".repeat(all.size()) + "|\n";
  }

  private double[] measure(ServingRow row, List<Served> all) throws Exception {
    Operation[] operations = new Operation[all.size()];
    for (int i = 0; i < operations.length; i++) {
      Operation command = row.preparation().prepare(all.get(i).bench());
      operations[i] = new ComputingClient(command, row.computing());
    }
    double[] medians = SideBySide.medians(effort, operations);
    for (Served served : all) {
      served.bench().clear();
    }
    return medians;
  }

  private static void printCosts(PrintStream out, List<Served> all) throws Exception {
    StringBuilder idle = new StringBuilder("| idle for 3 s, ms |");
    StringBuilder load = new StringBuilder("| a ReadClock of one steady client, µs |");
    for (Served served : all) {
      System.err.println("Processor time of " + served.name());
      load.append(String.format(Locale.ROOT, " %.1f |", microsACommand(served)));
      idle.append(String.format(Locale.ROOT, " %d |", idleMillis(served)));
    }
    out.printf(
        "Processor time of the serving process:%n%n%s%s%n%s%n%n", header("", all), idle, load);
  }

  private static double microsACommand(Served served) throws Exception {
    Operation command = ServingRow.readClock(served.bench());
    Duration before = served.processorTime().get();
    long end = System.nanoTime() + LOAD.toNanos();
    long commands = 0;
    while (System.nanoTime() < end) {
      command.prepare();
      command.run();
      commands++;
    }
    return served.processorTime().get().minus(before).toNanos() / 1e3 / commands;
  }

  private static long idleMillis(Served served) throws InterruptedException {
    Thread.sleep(SETTLING_MILLIS);
    Duration before = served.processorTime().get();
    Thread.sleep(IDLE_MILLIS);
    return served.processorTime().get().minus(before).toMillis();
  }
}
