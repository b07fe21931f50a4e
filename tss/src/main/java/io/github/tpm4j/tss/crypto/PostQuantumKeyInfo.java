package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.asn1.Der;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The SubjectPublicKeyInfo of a key, which has no parameters for ML-DSA and ML-KEM (RFC 9881, 4;
 * RFC 9935, 4). The key of a certificate is of a class of its own where the JVM does not know the
 * algorithm, and JDK 17 encodes it with a parameter NULL that the certificate does not have.
 */
public final class PostQuantumKeyInfo {
  /** 2.16.840.1.101.3.4, NIST's arc of algorithms, in an OBJECT IDENTIFIER with two arcs more. */
  private static final byte[] NIST_ALGORITHMS = HexFormat.of().parseHex("060960864801650304");

  private static final byte[] SEQUENCE_WITH_NULL = {0x30, 0x0D};
  private static final byte[] NULL = {0x05, 0x00};

  /** Tag and size, in two bytes, of the outer SEQUENCE. */
  private static final int OUTER_BYTES = 4;

  private static final int OID_AT = OUTER_BYTES + SEQUENCE_WITH_NULL.length;
  private static final int NULL_AT = OID_AT + NIST_ALGORITHMS.length + 2;

  private PostQuantumKeyInfo() {}

  /** {@return the encoding of a key, of any algorithm; null if it has none} */
  public static byte[] of(PublicKey key) {
    byte[] encoded = key == null ? null : key.getEncoded();
    return encoded == null || !hasNull(encoded) ? encoded : withoutNull(encoded);
  }

  private static boolean hasNull(byte[] encoded) {
    return hasAt(encoded, OUTER_BYTES, SEQUENCE_WITH_NULL)
        && hasAt(encoded, OID_AT, NIST_ALGORITHMS)
        && hasAt(encoded, NULL_AT, NULL);
  }

  private static boolean hasAt(byte[] encoded, int from, byte[] expected) {
    int to = from + expected.length;
    return encoded.length >= to && Arrays.equals(encoded, from, to, expected, 0, expected.length);
  }

  private static byte[] withoutNull(byte[] encoded) {
    byte[] oid = Arrays.copyOfRange(encoded, OID_AT, NULL_AT);
    byte[] key = Arrays.copyOfRange(encoded, NULL_AT + NULL.length, encoded.length);
    return Der.sequence(Der.sequence(oid), key);
  }
}
