package io.github.tpm4j.attest.eventlog.cel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.eventlog.LogLimits;
import io.github.tpm4j.attest.eventlog.LoggedEvent;
import io.github.tpm4j.attest.eventlog.PrintableText;
import io.github.tpm4j.tss.constants.DigestSizes;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the JSON encoding record by record, in memory for one record. For one thread. */
final class CelJsonReader implements AutoCloseable {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_NUMBER_CHARACTERS = 30;
  private static final int MAX_NAME_CHARACTERS = 256;
  private static final int MAX_PCR = 31;

  /** Names of hashes as the encoding has them, those of the TCG's registry in small letters. */
  private static final Map<String, TpmAlg> HASHES =
      Map.of(
          "sha1", TpmAlg.SHA1,
          "sha256", TpmAlg.SHA256,
          "sha384", TpmAlg.SHA384,
          "sha512", TpmAlg.SHA512,
          "sm3_256", TpmAlg.SM3_256,
          "sha3_256", TpmAlg.SHA3_256,
          "sha3_384", TpmAlg.SHA3_384,
          "sha3_512", TpmAlg.SHA3_512);

  private final LogLimits limits;
  private final JsonFactory factory;
  private final InputStream in;
  private JsonParser json;
  private int number;

  CelJsonReader(InputStream in, LogLimits limits) {
    this.limits = limits;
    this.in = new RecordStream(in, limits.maxBytes());
    factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_CHARACTERS)
                    .maxNameLength(MAX_NAME_CHARACTERS)
                    .maxStringLength(Math.max(1, limits.maxEventBytes()))
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            // Names are the enemy's, and must not be kept for the life of the JVM.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
  }

  @Override
  public void close() throws IOException {
    if (json != null) {
      json.close();
    }
  }

  /** The next record; empty at the end of the log. */
  Optional<CelRecord> next() throws IOException, RefusedException {
    try {
      if (json == null) {
        // It reads the first bytes at once.
        json = factory.createParser(in);
      }
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_ARRAY && number == 0) {
        token = json.nextToken();
      }
      if (token == JsonToken.END_ARRAY) {
        token = json.nextToken();
      }
      if (token == null) {
        return Optional.empty();
      }
      if (token != JsonToken.START_OBJECT) {
        throw malformed("no object: " + token);
      }
      if (number == limits.maxEvents()) {
        throw new RefusedException(
            Reason.OVERSIZED, "log", "more than " + limits.maxEvents() + " records");
      }
      return Optional.of(record());
    } catch (RecordStream.TooLongException e) {
      throw new RefusedException(
          Reason.OVERSIZED, "log", "longer than " + limits.maxBytes() + " bytes");
    } catch (StreamConstraintsException e) {
      throw new RefusedException(
          Reason.OVERSIZED, "record " + number, PrintableText.of(e.getOriginalMessage()));
    } catch (JsonProcessingException e) {
      throw malformed(e.getOriginalMessage());
    } catch (CharConversionException e) {
      // What begins like UTF-32, and is none.
      throw malformed(e.getMessage());
    }
  }

  private CelRecord record() throws IOException, RefusedException {
    long offset = json.currentTokenLocation().getByteOffset();
    OptionalLong recordNumber = OptionalLong.empty();
    OptionalLong nvIndex = OptionalLong.empty();
    int pcr = LoggedEvent.NO_PCR;
    Map<TpmAlg, Bytes> digests = Map.of();
    String type = "";
    Map<String, Bytes> parts = Map.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "recnum" -> recordNumber = OptionalLong.of(number(Long.MAX_VALUE));
        case "pcr" -> pcr = (int) number(MAX_PCR);
        case "nv_index" -> nvIndex = OptionalLong.of(number(0xFFFF_FFFFL));
        case "digests" -> digests = digests();
        case "content_type" -> type = text();
        case "content" -> parts = parts();
        default -> json.skipChildren();
      }
    }
    if (digests.isEmpty()) {
      throw malformed("no digests");
    }
    return new CelRecord(
        number++,
        offset,
        recordNumber,
        pcr,
        nvIndex,
        digests,
        new CelContent(type, Bytes.EMPTY, parts));
  }

  private long number(long maximum) throws IOException, RefusedException {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
        || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        || json.getLongValue() < 0
        || json.getLongValue() > maximum) {
      throw malformed(json.currentName() + " is no number from 0 to " + maximum);
    }
    return json.getLongValue();
  }

  private String text() throws IOException, RefusedException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw malformed(json.currentName() + " is no string");
    }
    return json.getText();
  }

  private Map<TpmAlg, Bytes> digests() throws IOException, RefusedException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw malformed("digests are no array");
    }
    Map<TpmAlg, Bytes> digests = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      String hash = "";
      String digest = "";
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "hashAlg" -> hash = text();
          case "digest" -> digest = text();
          default -> json.skipChildren();
        }
      }
      put(hash, digest, digests);
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw malformed("digests hold something else than objects");
    }
    return digests;
  }

  /** Hashes that nobody knows here are left out. */
  private void put(String hash, String digest, Map<TpmAlg, Bytes> digests) throws RefusedException {
    TpmAlg alg = HASHES.get(hash);
    if (alg == null) {
      return;
    }
    Bytes value;
    try {
      value = Bytes.ofHex(digest);
    } catch (IllegalArgumentException e) {
      throw malformed("a digest that is not hexadecimal");
    }
    if (value.size() != DigestSizes.of(alg) || digests.put(alg, value) != null) {
      throw malformed("a digest of " + hash + " of " + value.size() + " bytes, or twice");
    }
  }

  /** The values of an object, those that are neither objects nor arrays. */
  private Map<String, Bytes> parts() throws IOException {
    Map<String, Bytes> parts = new LinkedHashMap<>();
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return parts;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value.isScalarValue()) {
        parts.put(name, Bytes.of(json.getText().getBytes(StandardCharsets.UTF_8)));
      } else {
        json.skipChildren();
      }
    }
    return parts;
  }

  /** How far the log was read; 0 if it does not even begin. */
  private long offset() {
    return json == null ? 0 : json.currentLocation().getByteOffset();
  }

  private RefusedException malformed(String detail) {
    return new RefusedException(
        Reason.MALFORMED, "record " + number, PrintableText.of(detail) + ", at offset " + offset());
  }
}
