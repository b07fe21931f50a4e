package io.github.tpm4j.cli.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The first line of a file that holds a password, in UTF-8. */
public final class SecretLine {
  private static final String STANDARD_INPUT = "-";

  private SecretLine() {}

  /**
   * Reads it.
   *
   * @param file {@code -} is the standard input, which is read to its end
   * @return without the line's end; the caller wipes it
   */
  public static char[] of(Path file) throws IOException {
    byte[] bytes =
        file.toString().equals(STANDARD_INPUT)
            ? System.in.readAllBytes()
            : Files.readAllBytes(file);
    CharBuffer text = UTF_8.decode(ByteBuffer.wrap(bytes));
    try {
      return firstLine(text);
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(text.array(), '\0');
    }
  }

  private static char[] firstLine(CharBuffer text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    char[] line = new char[end];
    text.get(line);
    return line;
  }
}
