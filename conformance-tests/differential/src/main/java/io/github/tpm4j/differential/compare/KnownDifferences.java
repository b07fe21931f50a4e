package io.github.tpm4j.differential.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The list of justified differences, and which of them a run has met. */
public final class KnownDifferences {
  private static final int COLUMNS = 6;

  private final List<KnownDifference> all;
  private final Set<KnownDifference> met = new LinkedHashSet<>();

  private KnownDifferences(List<KnownDifference> all) {
    this.all = all;
  }

  /** No difference is justified. */
  public static KnownDifferences none() {
    return new KnownDifferences(List.of());
  }

  /** Those between swtpm, the reference, and the bundled TPM. */
  public static KnownDifferences ofEngineAgainstSwtpm() {
    try (InputStream in = KnownDifferences.class.getResourceAsStream("engine-against-swtpm.tsv")) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads tab-separated lines; those that begin with # are comments. */
  static KnownDifferences parse(String lines) {
    return new KnownDifferences(
        lines
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(KnownDifferences::row)
            .toList());
  }

  private static KnownDifference row(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException(
          "a known difference has " + COLUMNS + " columns, not as in: " + line);
    }
    return new KnownDifference(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
  }

  /** All, in the order of the list. */
  public List<KnownDifference> all() {
    return all;
  }

  /** Whether a difference is justified; notes that it was met. */
  public boolean justify(Difference difference) {
    List<KnownDifference> rows = all.stream().filter(row -> row.covers(difference)).toList();
    met.addAll(rows);
    return !rows.isEmpty();
  }

  /** Those that were not met: perhaps they are gone. */
  public List<KnownDifference> stale() {
    return all.stream().filter(row -> !met.contains(row)).toList();
  }
}
