package io.github.tpm4j.engine.crypto.library;

import java.util.HexFormat;

/**
 * Signature schemes of the native library whose private keys are a few random octets, with their
 * object identifiers (RFC 9881, 2; RFC 8410, 3).
 */
public enum NativeScheme {
  ML_DSA_44("ML-DSA-ExtMu", "0609608648016503040311", Seed.ML_DSA, 1312),
  ML_DSA_65("ML-DSA-ExtMu", "0609608648016503040312", Seed.ML_DSA, 1952),
  ML_DSA_87("ML-DSA-ExtMu", "0609608648016503040313", Seed.ML_DSA, 2592),
  ED25519("EdDSA", "06032b6570", Seed.EDDSA, 32);

  private final String signature;
  private final byte[] objectIdentifier;
  private final Seed seed;
  private final int publicBytes;

  NativeScheme(String signature, String objectIdentifier, Seed seed, int publicBytes) {
    this.signature = signature;
    this.objectIdentifier = HexFormat.of().parseHex(objectIdentifier);
    this.seed = seed;
    this.publicBytes = publicBytes;
  }

  /** The tag of the seed within PrivateKeyInfo. */
  private enum Seed {
    /** [0] of the CHOICE ML-DSA-PrivateKey (RFC 9881, 6). */
    ML_DSA(0x80),

    /** CurvePrivateKey (RFC 8410, 7). */
    EDDSA(0x04);

    private final int tag;

    Seed(int tag) {
      this.tag = tag;
    }
  }

  /** The JCA's name of the signature: of ML-DSA one that takes the message representative. */
  String signature() {
    return signature;
  }

  boolean isEdwards() {
    return seed == Seed.EDDSA;
  }

  /** DER, tag and length included. */
  byte[] objectIdentifier() {
    return objectIdentifier;
  }

  int seedTag() {
    return seed.tag;
  }

  /** The size of an encoded public key. */
  int publicBytes() {
    return publicBytes;
  }
}
