package io.github.tpm4j.keystore.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A file that stands for the TPM's memory where a program insists on one: it has the one line
 * {@code TPM-NV}, or nothing.
 */
final class StandIn {
  private static final String TEXT = "TPM-NV";

  /** A line that an editor has ended in whichever way. */
  private static final int MOST_BYTES = TEXT.length() + 2;

  private StandIn() {}

  /** Whether that is all there is. */
  static boolean isOne(InputStream in) throws IOException {
    String text = text(in);
    return text.isEmpty() || text.equals(TEXT);
  }

  /** Whether it says so: an empty file may be anything. */
  static boolean isNamed(InputStream in) throws IOException {
    return text(in).equals(TEXT);
  }

  private static String text(InputStream in) throws IOException {
    byte[] start = in.readNBytes(MOST_BYTES + 1);
    String text = new String(start, StandardCharsets.ISO_8859_1);
    return start.length > MOST_BYTES ? text : text.strip();
  }

  static void write(OutputStream out) throws IOException {
    out.write((TEXT + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
