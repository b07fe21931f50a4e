package io.github.tpm4j.benchmarks;

import io.github.tpm4j.benchmarks.SideBySide.Comparison;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Prints comparisons as a Markdown table. */
final class Table {

  private Table() {}

  /**
   * @param ratioName the heading of the last column
   * @param ratio what stands in the last column
   */
  static void print(
      PrintStream out,
      String baseline,
      String contender,
      String ratioName,
      ToDoubleFunction<Comparison> ratio,
      List<Comparison> comparisons) {
    out.printf(
        "| | %s, µs | %s, µs | %s |%n|---|---:|---:|---:|%n", baseline, contender, ratioName);
    for (Comparison row : comparisons) {
      out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.1f | %.2f |%n",
          row.name(),
          row.baselineMicros(),
          row.contenderMicros(),
          ratio.applyAsDouble(row));
    }
    out.println();
  }
}
