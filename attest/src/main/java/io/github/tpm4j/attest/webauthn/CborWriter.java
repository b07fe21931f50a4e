package io.github.tpm4j.attest.webauthn;

import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.nio.charset.StandardCharsets;

/**
 * The part of CBOR (RFC 8949) that an attestation object needs, in the shortest form, as CTAP2
 * demands: a library for this would be one more dependency of every verifier.
 */
final class CborWriter {
  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int BYTE_STRING = 2;
  private static final int TEXT_STRING = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;
  private static final int TYPE_SHIFT = 5;
  private static final int ONE_BYTE = 24;
  private static final int TWO_BYTES = 25;
  private static final int FOUR_BYTES = 26;

  private final TpmWriter out = new TpmWriter();

  /** Begins a map, after which so many pairs of key and value come. */
  CborWriter map(int pairs) {
    return head(MAP, pairs);
  }

  /** Begins an array, after which so many elements come. */
  CborWriter array(int elements) {
    return head(ARRAY, elements);
  }

  CborWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    head(TEXT_STRING, utf8.length);
    out.array(utf8);
    return this;
  }

  CborWriter bytes(Bytes value) {
    head(BYTE_STRING, value.size());
    out.bytes(value);
    return this;
  }

  CborWriter number(int value) {
    return value < 0 ? head(NEGATIVE, -1 - value) : head(UNSIGNED, value);
  }

  private CborWriter head(int majorType, int argument) {
    int type = majorType << TYPE_SHIFT;
    if (argument < ONE_BYTE) {
      out.u8(type | argument);
    } else if (argument <= 0xFF) {
      out.u8(type | ONE_BYTE).u8(argument);
    } else if (argument <= 0xFFFF) {
      out.u8(type | TWO_BYTES).u16(argument);
    } else {
      out.u8(type | FOUR_BYTES).u32(argument);
    }
    return this;
  }

  Bytes toBytes() {
    return Bytes.adopt(out.toByteArray());
  }
}
