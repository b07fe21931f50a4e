package io.github.tpm4j.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.PrintWriter;

/** Writes one JSON value (RFC 8259) to a command's output. */
public final class Json {

  /** Writes the value's parts. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes.
     *
     * @throws IOException if the generator throws it
     */
    void writeTo(JsonGenerator json) throws IOException;
  }

  private Json() {}

  /**
   * Writes an object and a line's end.
   *
   * @param content the fields of the object
   * @throws IOException if the generator throws it
   */
  public static void object(PrintWriter out, Content content) throws IOException {
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(out)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .setPrettyPrinter(new DefaultPrettyPrinter())) {
      json.writeStartObject();
      content.writeTo(json);
      json.writeEndObject();
    }
    out.println();
    out.flush();
  }

  /** A field that is a list of texts. */
  public static void texts(JsonGenerator json, String field, Iterable<String> texts)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
