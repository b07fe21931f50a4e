package io.github.tpm4j.cli.attestation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.tpm4j.attest.quote.Quote;
import io.github.tpm4j.cli.pcr.PcrText;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A quote and the values that it is about, as JSON: {@code {"attest": "…", "signature": "…",
 * "pcrs": {"sha256": {"7": "…"}}}}. Bytes are hexadecimal digits; other fields are not looked at.
 */
record QuoteFile(Quote quote, Map<Pcr, Bytes> values) {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_VALUES = 24 * 8;
  private static final String ATTEST = "attest";
  private static final String SIGNATURE = "signature";
  private static final String PCRS = "pcrs";

  void write(JsonGenerator json) throws IOException {
    json.writeStringField(ATTEST, quote.attest().toHex());
    json.writeStringField(SIGNATURE, quote.signature().toHex());
    json.writeObjectFieldStart(PCRS);
    TpmAlg bank = null;
    for (Map.Entry<Pcr, Bytes> value : values.entrySet()) {
      if (!value.getKey().bank().equals(bank)) {
        if (bank != null) {
          json.writeEndObject();
        }
        bank = value.getKey().bank();
        json.writeObjectFieldStart(PcrText.name(bank));
      }
      json.writeStringField(Integer.toString(value.getKey().number()), value.getValue().toHex());
    }
    if (bank != null) {
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /**
   * Reads one that anybody may have made.
   *
   * @throws IOException if it cannot be read, or is none; it says what is wrong
   */
  static QuoteFile read(Path file) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MAX_BYTES + 1);
    }
    if (content.length > MAX_BYTES) {
      throw new IOException(file + " is no quote: it has more than " + MAX_BYTES + " bytes");
    }
    try (JsonParser json = new JsonFactory().createParser(content)) {
      return read(json);
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is no quote: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is no quote: " + e.getMessage(), e);
    }
  }

  private static QuoteFile read(JsonParser json) throws IOException {
    Bytes attest = null;
    Bytes signature = null;
    Map<Pcr, Bytes> values = null;
    require(json, json.nextToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case ATTEST -> attest = once(json, attest, bytes(json));
        case SIGNATURE -> signature = once(json, signature, bytes(json));
        case PCRS -> values = once(json, values, values(json));
        default -> json.skipChildren();
      }
    }
    if (attest == null || signature == null || values == null) {
      throw new IllegalArgumentException("attest, signature or pcrs is missing");
    }
    return new QuoteFile(new Quote(attest, signature), values);
  }

  private static Map<Pcr, Bytes> values(JsonParser json) throws IOException {
    Map<Pcr, Bytes> values = new LinkedHashMap<>();
    require(json, json.currentToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      TpmAlg bank = PcrText.bank(json.currentName());
      require(json, json.nextToken(), JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        Pcr pcr = new Pcr(bank, PcrText.number(json.currentName()));
        json.nextToken();
        values.put(pcr, once(json, values.get(pcr), bytes(json)));
        if (values.size() > MAX_VALUES) {
          throw new JsonParseException(json, "there are more than " + MAX_VALUES + " values");
        }
      }
    }
    return values;
  }

  private static Bytes bytes(JsonParser json) throws IOException {
    require(json, json.currentToken(), JsonToken.VALUE_STRING);
    String text = json.getText();
    if (text.length() % 2 != 0 || !text.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      throw new JsonParseException(json, json.currentName() + " is not hexadecimal");
    }
    return Bytes.ofHex(text);
  }

  private static <T> T once(JsonParser json, T before, T now) throws IOException {
    if (before != null) {
      throw new JsonParseException(json, json.currentName() + " stands there twice");
    }
    return now;
  }

  private static void require(JsonParser json, JsonToken found, JsonToken expected)
      throws JsonParseException {
    if (found != expected) {
      throw new JsonParseException(json, "expected " + expected + ", not " + found);
    }
  }
}
