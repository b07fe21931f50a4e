package io.github.tpm4j.provider.cipher;

import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Locale;
import java.util.Optional;

/** The modes of AES (SP 800-38A). CFB and OFB are of whole blocks, 128 bits. */
enum AesMode {
  ECB(TpmAlg.ECB, false, false),
  CBC(TpmAlg.CBC, true, false),
  CFB(TpmAlg.CFB, true, true),
  OFB(TpmAlg.OFB, true, true),
  CTR(TpmAlg.CTR, true, true);

  private static final String BLOCK_BITS = "128";

  private final TpmAlg alg;
  private final boolean hasIv;
  private final boolean isStream;

  AesMode(TpmAlg alg, boolean hasIv, boolean isStream) {
    this.alg = alg;
    this.hasIv = hasIv;
    this.isStream = isStream;
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
}
