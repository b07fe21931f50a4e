package io.github.tpm4j.tss.spec;

import io.github.tpm4j.tss.wire.Revision;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table of facts from the test resources; its README names their source. */
final class Table {
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<Row> rows;

  private Table(List<String> lines) {
    String[] names = lines.get(0).substring(2).split("\t", -1);
    for (int i = 0; i < names.length; i++) {
      // The header explains a column in brackets behind its name.
      columns.put(names[i].replaceFirst("\\(.*", ""), i);
    }
    rows = lines.stream().skip(1).filter(line -> !line.isBlank()).map(line -> row(line)).toList();
  }

  static List<Row> rows(String name) {
    try (InputStream in = Table.class.getResourceAsStream(name + ".tsv")) {
      return new Table(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()).rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Row row(String line) {
    return new Row(columns, line.split("\t", -1));
  }

  /** A line of a table. */
  record Row(Map<String, Integer> columns, String[] cells) {

    /** The cell in a column; empty where the column does not apply. */
    String get(String column) {
      Integer index = columns.get(column);
      if (index == null) {
        throw new IllegalArgumentException(column + " is none of " + columns.keySet());
      }
      return index < cells.length ? cells[index] : "";
    }

    /** The first revision that has what the line says. */
    Revision since() {
      return get("since").isEmpty() ? Revision.V159 : Revision.of((int) number("since"));
    }

    boolean is(String column, String value) {
      return get(column).equals(value);
    }

    /** A number in hexadecimal (0x...) or decimal digits. */
    long number(String column) {
      return Long.decode(get(column));
    }
  }
}
