package io.github.tpm4j.conformance.wycheproof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A file of vectors, as a row of INDEX.tsv tells of it.
 *
 * @param name of the file in Wycheproof, without {@code _test.json}
 * @param kind what its fields are, see INDEX.md
 */
record VectorFile(String name, String kind, int tests, int valid, int invalid, int acceptable) {
  private static final String GROUP = "group";

  /** All of the index. */
  static List<VectorFile> all() {
    return lines("INDEX.tsv").stream().skip(2).map(VectorFile::row).toList();
  }

  /** Those of one kind. */
  static Stream<VectorFile> ofKind(String kind) {
    return all().stream().filter(file -> file.kind().equals(kind));
  }

  private static VectorFile row(String line) {
    String[] cells = line.split("\t");
    return new VectorFile(
        cells[0], cells[1], number(cells[2]), number(cells[3]), number(cells[4]), number(cells[5]));
  }

  private static int number(String cell) {
    return Integer.parseInt(cell);
  }

  List<Vector> vectors() {
    List<Vector> vectors = new ArrayList<>();
    List<String> group = List.of();
    for (String line : lines(name + ".tsv.gz")) {
      List<String> cells = List.of(line.split("\t", -1));
      List<String> rest = cells.subList(1, cells.size());
      if (cells.get(0).equals(GROUP)) {
        group = rest;
      } else {
        vectors.add(vector(group, number(cells.get(0)), rest));
      }
    }
    return vectors;
  }

  private static Vector vector(List<String> group, int id, List<String> cells) {
    Vector.Result result = Vector.Result.valueOf(cells.get(0).toUpperCase(Locale.ROOT));
    return new Vector(group, id, result, cells.subList(1, cells.size()));
  }

  private static List<String> lines(String resource) {
    try (InputStream in = VectorFile.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    resource.endsWith(".gz") ? new GZIPInputStream(in) : in,
                    StandardCharsets.US_ASCII))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
