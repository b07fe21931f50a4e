package io.github.tpm4j.engine.crypto.library;

import io.github.tpm4j.tss.algorithms.MlKemSet;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The few structures by which keys go into the native library and the JDK, built in arrays that are
 * wiped.
 */
final class Der {
  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final int BIT_STRING = 0x03;
  private static final byte[] EC_PUBLIC_KEY = HexFormat.of().parseHex("06072a8648ce3d0201");

  /** 2.16.840.1.101.3.4.4, which the number of the parameter set follows. */
  private static final byte[] ML_KEM = HexFormat.of().parseHex("06096086480165030404");

  private static final byte[] VERSION_0 = {2, 1, 0};
  private static final byte[] VERSION_1 = {2, 1, 1};
  private static final byte[] NO_UNUSED_BITS = {0};
  private static final byte[] UNCOMPRESSED = {4};

  private Der() {}

  /** PrivateKeyInfo (RFC 5208, 5) with an ECPrivateKey (RFC 5915, 3) without public key. */
  static byte[] ecPrivateKey(NativeCurve curve, byte[] d) {
    byte[] number = value(OCTET_STRING, d);
    byte[] key = value(SEQUENCE, VERSION_1, number);
    byte[] wrapped = value(OCTET_STRING, key);
    byte[] info = value(SEQUENCE, VERSION_0, algorithm(curve), wrapped);
    Arrays.fill(number, (byte) 0);
    Arrays.fill(key, (byte) 0);
    Arrays.fill(wrapped, (byte) 0);
    return info;
  }

  /** PrivateKeyInfo with the seed of a key of ML-DSA or Ed25519. */
  static byte[] privateKey(NativeScheme scheme, byte[] seed) {
    byte[] key = value(scheme.seedTag(), seed);
    byte[] wrapped = value(OCTET_STRING, key);
    byte[] info = value(SEQUENCE, VERSION_0, algorithm(scheme), wrapped);
    Arrays.fill(key, (byte) 0);
    Arrays.fill(wrapped, (byte) 0);
    return info;
  }

  /** PrivateKeyInfo with the expandedKey of ML-KEM-PrivateKey (RFC 9935, 6). */
  static byte[] mlKemPrivateKey(MlKemSet set, byte[] expanded) {
    byte[] algorithm = value(SEQUENCE, ML_KEM, new byte[] {(byte) (set.ordinal() + 1)});
    byte[] key = value(OCTET_STRING, expanded);
    byte[] wrapped = value(OCTET_STRING, key);
    byte[] info = value(SEQUENCE, VERSION_0, algorithm, wrapped);
    Arrays.fill(key, (byte) 0);
    Arrays.fill(wrapped, (byte) 0);
    return info;
  }

  /** SubjectPublicKeyInfo of ML-DSA (RFC 9881, 4) or Ed25519 (RFC 8410, 4). */
  static byte[] publicKey(NativeScheme scheme, byte[] encoded) {
    return value(SEQUENCE, algorithm(scheme), value(BIT_STRING, NO_UNUSED_BITS, encoded));
  }

  private static byte[] algorithm(NativeScheme scheme) {
    return value(SEQUENCE, scheme.objectIdentifier());
  }

  /** SubjectPublicKeyInfo (RFC 5480, 2). */
  static byte[] ecPublicKey(NativeCurve curve, byte[] x, byte[] y) {
    byte[] point = value(BIT_STRING, NO_UNUSED_BITS, UNCOMPRESSED, x, y);
    return value(SEQUENCE, algorithm(curve), point);
  }

  private static byte[] algorithm(NativeCurve curve) {
    return value(SEQUENCE, EC_PUBLIC_KEY, curve.objectIdentifier());
  }

  private static byte[] value(int tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] header = header(tag, length);
    byte[] out = Arrays.copyOf(header, header.length + length);
    int at = header.length;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, out, at, part.length);
      at += part.length;
    }
    return out;
  }

  /** Tag and length (X.690, 8.1): one byte of it up to 127, else one that counts those after it. */
  private static byte[] header(int tag, int length) {
    if (length < 0x80) {
      return new byte[] {(byte) tag, (byte) length};
    }
    return length < 0x100
        ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
        : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
  }
}
