package io.github.tpm4j.attest.eventlog;

import io.github.tpm4j.tss.wire.Bytes;
import java.nio.charset.StandardCharsets;

/** Text of a log for a line in a terminal or a file: whoever wrote the log may have meant harm. */
public final class PrintableText {
  private static final int MAX_CHARACTERS = 200;

  private PrintableText() {}

  /**
   * One line without control characters, which stand as {@code \xHH} or {@code \}{@code uHHHH}.
   *
   * @param text any text
   * @return 200 characters of {@code text} at the most, and then {@code …}
   */
  public static String of(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), MAX_CHARACTERS); i++) {
      append(text.charAt(i), line);
    }
    return text.length() > MAX_CHARACTERS ? line.append('…').toString() : line.toString();
  }

  private static void append(char c, StringBuilder line) {
    boolean plain = c >= 0x20 && c < 0x7F;
    // Letters of any script; marks that turn the direction of writing are of other types.
    if (plain || c > 0x9F && Character.isLetterOrDigit(c)) {
      line.append(c);
    } else {
      line.append(
          c <= 0xFF ? String.format("\\x%02x", (int) c) : String.format("\\u%04x", (int) c));
    }
  }

  /**
   * The beginning of a text that is printable already.
   *
   * @param printable without control characters
   * @return 200 characters of {@code printable} at the most, and then {@code …}
   */
  public static String beginning(String printable) {
    return printable.length() > MAX_CHARACTERS
        ? printable.substring(0, MAX_CHARACTERS) + '…'
        : printable;
  }

  /**
   * ASCII or UTF-8, without the zeros at its end.
   *
   * @param text any text
   * @return one line for people
   */
  public static String ofUtf8(Bytes text) {
    return of(new String(withoutZeros(text), StandardCharsets.UTF_8));
  }

  /**
   * UTF-16, least significant byte first, without the zeros at its end.
   *
   * @param text any text
   * @return one line for people
   */
  public static String ofUtf16(Bytes text) {
    return of(utf16(text));
  }

  /**
   * UTF-16, least significant byte first, without the zeros at its end; as it stands.
   *
   * @param text any text
   * @return the text, which may hold control characters
   */
  public static String utf16(Bytes text) {
    String all = new String(text.borrow(), StandardCharsets.UTF_16LE);
    int end = all.length();
    while (end > 0 && all.charAt(end - 1) == 0) {
      end--;
    }
    return all.substring(0, end);
  }

  private static byte[] withoutZeros(Bytes text) {
    int end = text.size();
    while (end > 0 && text.get(end - 1) == 0) {
      end--;
    }
    return text.slice(0, end).borrow();
  }
}
