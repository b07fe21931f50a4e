package io.github.tpm4j.keystore.pem;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/** Finds the blocks of PEM in a text; other lines, as of remarks, are passed over. */
final class PemReader {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  private final Iterator<String> lines;

  PemReader(String text) {
    lines = text.lines().map(String::strip).iterator();
  }

  /**
   * The next block.
   *
   * @throws IOException if it has no end, or that of another
   */
  Optional<PemBlock> next() throws IOException {
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith(BEGIN) && line.endsWith(DASHES) && line.length() > BEGIN.length() + 4) {
        return Optional.of(block(line.substring(BEGIN.length(), line.length() - DASHES.length())));
      }
    }
    return Optional.empty();
  }

  private PemBlock block(String label) throws IOException {
    StringBuilder base64 = new StringBuilder();
    boolean hasHeaders = false;
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith(END)) {
        requireEnd(label, line);
        return new PemBlock(label, hasHeaders, base64.toString());
      }
      boolean header = line.contains(":");
      hasHeaders |= header;
      base64.append(header ? "" : line);
    }
    throw new IOException("PEM text is damaged: " + label + " has no end");
  }

  private static void requireEnd(String label, String line) throws IOException {
    if (!line.equals(END + label + DASHES)) {
      throw new IOException("PEM text is damaged: " + label + " ends with " + line);
    }
  }
}
