package io.github.tpm4j.engine.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Reads the tables of test vectors; INDEX.md beside them names their sources. */
public final class Vectors {
  private Vectors() {}

  /** The rows of a table, each split into its columns. */
  public static List<String[]> rows(String file) {
    try (InputStream in = Vectors.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The octets of a column. */
  public static byte[] hex(String column) {
    return column.equals("-") ? new byte[0] : HexFormat.of().parseHex(column);
  }
}
