package io.github.tpm4j.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** JSON that a command has printed, read by a parser. */
public final class JsonText {

  private JsonText() {}

  /** The text, number or truth value at a pointer (RFC 6901), such as {@code /lockout/locked}. */
  public static String at(String json, String pointer) throws IOException {
    try (JsonParser parser =
        new FilteringParserDelegate(
            new JsonFactory().createParser(json),
            new JsonPointerBasedFilter(pointer),
            Inclusion.ONLY_INCLUDE_ALL,
            false)) {
      JsonToken token = parser.nextToken();
      if (token == null || !token.isScalarValue()) {
        throw new AssertionError("no value at " + pointer + " of " + json);
      }
      return parser.getText();
    }
  }

  /** The values of all fields of a name, anywhere. */
  public static List<String> all(String json, String field) throws IOException {
    List<String> values = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue() && field.equals(parser.currentName())) {
          values.add(parser.getText());
        }
      }
    }
    return values;
  }
}
