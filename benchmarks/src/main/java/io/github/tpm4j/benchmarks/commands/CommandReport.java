package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.tss.constants.TpmCc;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Prints the times of commands as Markdown. */
final class CommandReport {
  /** The rows of docs/performance.md. */
  private static final Set<String> CHOSEN =
      Set.of(
          "GetRandom, 32 octets",
          "Sign, ECDSA P-256",
          "Sign, RSA-2048",
          "CreatePrimary, ECC P-256",
          "Create, RSA-2048",
          "Load, ECC P-256",
          "PCR_Extend, SHA-256",
          "StartAuthSession, HMAC");

  private CommandReport() {}

  /**
   * @param untimed the commands that both have, and that no row times
   */
  static void print(PrintStream out, List<CommandTimes> times, Set<TpmCc> untimed) {
    out.printf("## All commands that both have%n%n");
    table(out, times);
    out.printf(
        "Not timed, as swtpm refuses them in its PC Client setting: %s.%n%n", names(untimed));
    out.printf("## A choice%n%n");
    table(out, times.stream().filter(time -> CHOSEN.contains(time.row().name())).toList());
    out.printf(
        Locale.ROOT,
        "Of all %d rows: in process %.2f times as fast as swtpm in the geometric mean, %d rows"
            + " slower; over a socket %.2f times, %d rows slower.%n%n",
        times.size(),
        geometricMean(times, CommandTimes::speedupInProcess),
        slower(times, CommandTimes::speedupInProcess),
        geometricMean(times, CommandTimes::speedupServed),
        slower(times, CommandTimes::speedupServed));
  }

  private static void table(PrintStream out, List<CommandTimes> times) {
    out.printf("| | swtpm, µs | in process, µs | times as fast | served, µs | times as fast |%n");
    out.printf("|---|---:|---:|---:|---:|---:|%n");
    for (CommandTimes time : times) {
      out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.1f | %.2f | %.1f | %.2f |%n",
          time.row().name(),
          time.swtpmMicros(),
          time.inProcessMicros(),
          time.speedupInProcess(),
          time.servedMicros(),
          time.speedupServed());
    }
    out.println();
  }

  private static String names(Set<TpmCc> commands) {
    return commands.stream().map(Row::name).collect(Collectors.joining(", "));
  }

  static <T> double geometricMean(List<T> times, ToDoubleFunction<T> speedup) {
    return Math.exp(
        times.stream()
            .mapToDouble(time -> Math.log(speedup.applyAsDouble(time)))
            .average()
            .orElse(0));
  }

  private static long slower(List<CommandTimes> times, ToDoubleFunction<CommandTimes> speedup) {
    return times.stream().filter(time -> speedup.applyAsDouble(time) < 1).count();
  }
}
