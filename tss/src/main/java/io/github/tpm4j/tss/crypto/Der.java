package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.math.BigInteger;

/** The few forms of DER (X.690) in which Java takes keys and signatures. */
final class Der {
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OBJECT_IDENTIFIER = 0x06;
  private static final int SEQUENCE = 0x30;

  private Der() {}

  static byte[] sequence(byte[]... elements) {
    TpmWriter content = new TpmWriter();
    for (byte[] element : elements) {
      content.array(element);
    }
    return element(SEQUENCE, content.toByteArray());
  }

  static byte[] integer(BigInteger value) {
    return element(INTEGER, value.toByteArray());
  }

  static byte[] bitString(Bytes octets) {
    return element(BIT_STRING, new TpmWriter().u8(0).bytes(octets).toByteArray());
  }

  /**
   * @param encoded the arcs as DER has them
   */
  static byte[] objectIdentifier(byte[] encoded) {
    return element(OBJECT_IDENTIFIER, encoded);
  }

  private static byte[] element(int tag, byte[] content) {
    TpmWriter der = new TpmWriter().u8(tag);
    if (content.length < 0x80) {
      der.u8(content.length);
    } else if (content.length <= 0xFF) {
      der.u8(0x81).u8(content.length);
    } else {
      der.u8(0x82).u16(content.length);
    }
    return der.array(content).toByteArray();
  }
}
