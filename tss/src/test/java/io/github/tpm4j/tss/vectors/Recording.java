package io.github.tpm4j.tss.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command and the response of a TPM of version 184 or 185, as they were recorded; the file tells
 * of which software.
 *
 * @param title what was sent
 */
public record Recording(String title, byte[] request, byte[] response) {
  private static final String FILE = "vectors-185.md";
  private static final Pattern PAIR =
      Pattern.compile(
          "### (?<title>[^\n]+)\n+request[^\n]*\n```\n(?<request>[0-9a-f\n]+)```\n"
              + "response[^\n]*\n```\n(?<response>[0-9a-f\n]+)```");

  private static final List<Recording> ALL = parse();

  /** All of them, in the order in which they were sent. */
  public static List<Recording> all() {
    return ALL;
  }

  private static List<Recording> parse() {
    List<Recording> recordings = new ArrayList<>();
    Matcher pair = PAIR.matcher(text());
    while (pair.find()) {
      recordings.add(
          new Recording(pair.group("title"), octets(pair, "request"), octets(pair, "response")));
    }
    return List.copyOf(recordings);
  }

  /** The last one with this title. */
  public static Recording of(String title) {
    return ALL.stream()
        .filter(recording -> recording.title.equals(title))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError(title + " was not recorded"));
  }

  /** A value that the file gives beside a recording, as {@code name = hexadecimal digits}. */
  public static byte[] value(String name) {
    Matcher value = Pattern.compile("\n" + name + " = ([0-9a-f]+)\n").matcher(text());
    if (!value.find()) {
      throw new AssertionError(name + " is not in " + FILE);
    }
    return HexFormat.of().parseHex(value.group(1));
  }

  private static byte[] octets(Matcher pair, String group) {
    return HexFormat.of().parseHex(pair.group(group).replace("\n", ""));
  }

  static String text() {
    try (InputStream in = Recording.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return title;
  }
}
