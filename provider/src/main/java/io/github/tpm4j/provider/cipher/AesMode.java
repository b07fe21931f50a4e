package io.github.tpm4j.provider.cipher;

import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Locale;
import java.util.Optional;

/** The modes of AES (SP 800-38A). CFB and OFB are of whole blocks, 128 bits. */
enum AesMode {
  ECB(TpmAlg.ECB, false, false, 1),
  CBC(TpmAlg.CBC, true, false, 2),
  CFB(TpmAlg.CFB, true, true, 4),
  OFB(TpmAlg.OFB, true, true, 3),
  CTR(TpmAlg.CTR, true, true, 0);

  private static final String BLOCK_BITS = "128";
  private static final int SMALLEST_KEY_BITS = 128;
  private static final int KEY_STEP_BITS = 64;
  private static final int IDENTIFIERS_OF_A_SIZE = 20;

  private final TpmAlg alg;
  private final boolean hasIv;
  private final boolean isStream;
  private final int number;

  /**
   * @param number the last of the object identifier with 128 bits; 0 for none
   */
  AesMode(TpmAlg alg, boolean hasIv, boolean isStream, int number) {
    this.alg = alg;
    this.hasIv = hasIv;
    this.isStream = isStream;
    this.number = number;
  }

  /** The mode of that name, such as {@code CBC} or {@code CFB128}. */
  static Optional<AesMode> find(String name) {
    String upper = name.toUpperCase(Locale.ENGLISH);
    for (AesMode mode : values()) {
      boolean hasSize = mode == CFB || mode == OFB;
      if (upper.equals(mode.name()) || hasSize && upper.equals(mode.name() + BLOCK_BITS)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }

  TpmAlg alg() {
    return alg;
  }

  boolean hasIv() {
    return hasIv;
  }

  /** Whether the last block may be a part of one. */
  boolean isStream() {
    return isStream;
  }

  /** The last number of the object identifier with keys of so many bits (NIST, aes). */
  int identifier(int keyBits) {
    return (keyBits - SMALLEST_KEY_BITS) / KEY_STEP_BITS * IDENTIFIERS_OF_A_SIZE + number;
  }
}
