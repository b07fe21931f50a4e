package io.github.tpm4j.engine.commands;

import io.github.tpm4j.tss.constants.TpmRc;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables of response codes that are beside these tests. */
final class CommandTables {
  private CommandTables() {}

  /** The rows of a table, each split into its columns. */
  static List<String[]> rows(String file) {
    try (InputStream in = CommandTables.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The code of a name, with ".H1" or ".P2" for a position. */
  static TpmRc code(String text) {
    String[] parts = text.split("\\.");
    TpmRc code;
    try {
      code = (TpmRc) TpmRc.class.getField(parts[0]).get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(text, e);
    }
    if (parts.length == 1) {
      return code;
    }
    int number = parts[1].charAt(1) - '0';
    return parts[1].charAt(0) == 'H' ? code.handle(number) : code.parameter(number);
  }
}
