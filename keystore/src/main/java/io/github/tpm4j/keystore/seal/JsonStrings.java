package io.github.tpm4j.keystore.seal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The texts and numbers in a small JSON object, by their paths, such as {@code clevis.pin}. */
final class JsonStrings {
  private static final int MAX_DEPTH = 8;

  /** Of parsers for what anybody may have written: shallow, and each field once. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private JsonStrings() {}

  /**
   * Reads an object. Elements of an array are joined by commas.
   *
   * @throws SealedDataException if it is none
   */
  static Map<String, String> read(byte[] json) throws SealedDataException {
    Map<String, String> found = new LinkedHashMap<>();
    try (JsonParser in = FACTORY.createParser(json)) {
      require(in.nextToken() == JsonToken.START_OBJECT);
      readObject(in, "", found);
      require(in.nextToken() == null);
      return found;
    } catch (IOException e) {
      // The parser's own words may quote a secret.
      throw new SealedDataException("The JSON of the sealed data is damaged");
    }
  }

  private static void readObject(JsonParser in, String prefix, Map<String, String> found)
      throws IOException {
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String path = prefix + in.currentName();
      in.nextToken();
      readValue(in, path, found);
    }
  }

  private static void readValue(JsonParser in, String path, Map<String, String> found)
      throws IOException {
    if (in.currentToken() == JsonToken.START_OBJECT) {
      readObject(in, path + ".", found);
    } else if (in.currentToken() == JsonToken.START_ARRAY) {
      while (in.nextToken() != JsonToken.END_ARRAY) {
        require(in.currentToken().isScalarValue());
        found.merge(path, in.getText(), (all, next) -> all + "," + next);
      }
    } else {
      found.put(path, in.getText());
    }
  }

  private static void require(boolean condition) throws SealedDataException {
    if (!condition) {
      throw new SealedDataException("The JSON of the sealed data has another form");
    }
  }
}
