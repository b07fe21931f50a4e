package io.github.tpm4j.keystore.policy.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads JSON as FAPI's parser (json-c) takes it: commas after the last element, comments, and lines
 * within strings, as people write PEM there.
 */
final class JsonText {
  static final int MAX_CHARS = 1 << 20;
  private static final int MAX_DEPTH = 64;
  private static final int MAX_STRING_CHARS = 1 << 16;
  private static final int MAX_NAME_CHARS = 64;
  private static final int MAX_DIGITS = 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_STRING_CHARS)
                  .maxNameLength(MAX_NAME_CHARS)
                  .maxNumberLength(MAX_DIGITS)
                  .build())
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private JsonText() {}

  /**
   * The value of a text.
   *
   * @throws PolicyFormatException if it is no JSON, or larger than policies are
   */
  static JsonValue read(String text) {
    if (text.length() > MAX_CHARS) {
      throw new PolicyFormatException("$", "it is longer than " + MAX_CHARS + " characters");
    }
    String[] path = {"$"};
    try (JsonParser in = FACTORY.createParser(text)) {
      in.nextToken();
      JsonValue value = value(in, path);
      if (in.nextToken() != null) {
        throw new PolicyFormatException("$", "there is more after its end");
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw new PolicyFormatException(path[0], "it is larger or nested deeper than policies are");
    } catch (JsonProcessingException e) {
      // The parser's own words quote the text.
      JsonLocation at = e.getLocation();
      throw new PolicyFormatException(
          path[0],
          at == null
              ? "this is no JSON"
              : "this is no JSON (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
    } catch (IOException e) {
      throw new PolicyFormatException(path[0], "this is no JSON");
    }
  }

  private static JsonValue value(JsonParser in, String[] path) throws IOException {
    String here = path[0];
    JsonToken token = in.currentToken();
    if (token == null) {
      throw new PolicyFormatException(here, "there is nothing");
    }
    Object content =
        switch (token) {
          case START_OBJECT -> object(in, path);
          case START_ARRAY -> array(in, path);
          case VALUE_STRING -> in.getText();
          case VALUE_NUMBER_INT -> in.getBigIntegerValue();
          case VALUE_TRUE -> true;
          case VALUE_FALSE -> false;
          default -> throw new PolicyFormatException(here, "policies have no " + in.getText());
        };
    path[0] = here;
    return new JsonValue(here, content);
  }

  private static Map<String, JsonValue> object(JsonParser in, String[] path) throws IOException {
    String here = path[0];
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      path[0] = here + "." + shown(name);
      in.nextToken();
      JsonValue value = value(in, path);
      // FAPI takes names in lower case too.
      if (fields.put(name.toLowerCase(Locale.ROOT), value) != null) {
        throw new PolicyFormatException(value.path(), "this stands there twice");
      }
    }
    return fields;
  }

  private static List<JsonValue> array(JsonParser in, String[] path) throws IOException {
    String here = path[0];
    List<JsonValue> elements = new ArrayList<>();
    path[0] = here + "[0]";
    while (in.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(in, path));
      path[0] = here + "[" + elements.size() + "]";
    }
    return elements;
  }

  /** A name as a message may have it. */
  private static String shown(String name) {
    return name.replaceAll("[^\\x21-\\x7e]", "?");
  }
}
