package io.github.tpm4j.differential.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The list of justified divergences, and which of them a run has met. */
public final class KnownDivergences {
  private static final int COLUMNS = 6;

  private final List<KnownDivergence> all;
  private final Set<KnownDivergence> met = new LinkedHashSet<>();

  private KnownDivergences(List<KnownDivergence> all) {
    this.all = all;
  }

  /** No divergence is justified. */
  public static KnownDivergences none() {
    return new KnownDivergences(List.of());
  }

  /** Those between swtpm, the reference, and the bundled TPM. */
  public static KnownDivergences ofEngineAgainstSwtpm() {
    try (InputStream in = KnownDivergences.class.getResourceAsStream("engine-against-swtpm.tsv")) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads tab-separated lines; those that begin with # are comments. */
  static KnownDivergences parse(String lines) {
    return new KnownDivergences(
        lines
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(KnownDivergences::row)
            .toList());
  }

  private static KnownDivergence row(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException(
          "a known divergence has " + COLUMNS + " columns, not as in: " + line);
    }
    return new KnownDivergence(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
  }

  /** All, in the order of the list. */
  public List<KnownDivergence> all() {
    return all;
  }

  /** Whether a divergence is justified; notes that it was met. */
  public boolean justify(Divergence divergence) {
    List<KnownDivergence> rows = all.stream().filter(row -> row.covers(divergence)).toList();
    met.addAll(rows);
    return !rows.isEmpty();
  }

  /** Those that were not met: perhaps they are gone. */
  public List<KnownDivergence> stale() {
    return all.stream().filter(row -> !met.contains(row)).toList();
  }
}
