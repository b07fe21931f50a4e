package io.github.tpm4j.cli.dropin.setup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.engine.manufacture.EkSubject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads the JSON of CMD_GET_INFO. */
final class FactsText {
  private FactsText() {}

  static EkSubject read(String json) throws Refusal {
    Map<String, String> values = values(json);
    try {
      return new EkSubject(
          value(values, "manufacturer"),
          value(values, "model"),
          value(values, "version"),
          value(values, "family"),
          Integer.parseInt(value(values, "level")),
          Integer.parseInt(value(values, "revision")));
    } catch (NumberFormatException e) {
      throw unreadable(e);
    }
  }

  private static Map<String, String> values(String json) throws Refusal {
    Map<String, String> values = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue() && parser.currentName() != null) {
          values.putIfAbsent(parser.currentName(), parser.getText());
        }
      }
      return values;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static String value(Map<String, String> values, String name) throws Refusal {
    String value = values.get(name);
    if (value == null) {
      throw unreadable(null);
    }
    return value;
  }

  private static Refusal unreadable(Exception cause) {
    return new Refusal("Could not get the TPM spec and attribute parameters.", cause);
  }
}
