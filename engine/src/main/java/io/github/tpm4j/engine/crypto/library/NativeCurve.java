package io.github.tpm4j.engine.crypto.library;

import java.util.HexFormat;

/** The curves that the native library knows, with their object identifiers (RFC 5480, 2.1.1.1). */
public enum NativeCurve {
  P256("06082a8648ce3d030107", 32),
  P384("06052b81040022", 48),
  P521("06052b81040023", 66);

  private final byte[] objectIdentifier;
  private final int coordinateBytes;

  NativeCurve(String objectIdentifier, int coordinateBytes) {
    this.objectIdentifier = HexFormat.of().parseHex(objectIdentifier);
    this.coordinateBytes = coordinateBytes;
  }

  /** DER, tag and length included. */
  byte[] objectIdentifier() {
    return objectIdentifier;
  }

  /** The bytes of a coordinate, and of a private number as well. */
  int coordinateBytes() {
    return coordinateBytes;
  }
}
