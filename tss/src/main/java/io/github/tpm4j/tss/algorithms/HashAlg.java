package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.DigestSizes;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Optional;

/**
 * The hash algorithms that keys, sessions and PCR are made with, with their sizes in octets and
 * their names in JCA; {@link DigestSizes} knows those of LMS and XMSS too.
 */
public enum HashAlg {
  SHA1(TpmAlg.SHA1, 64, "SHA-1"),
  SHA256(TpmAlg.SHA256, 64, "SHA-256"),
  SHA384(TpmAlg.SHA384, 128, "SHA-384"),
  SHA512(TpmAlg.SHA512, 128, "SHA-512"),
  SM3_256(TpmAlg.SM3_256, 64, "SM3"),
  SHA3_256(TpmAlg.SHA3_256, 136, "SHA3-256"),
  SHA3_384(TpmAlg.SHA3_384, 104, "SHA3-384"),
  SHA3_512(TpmAlg.SHA3_512, 72, "SHA3-512");

  private final TpmAlg alg;
  private final int digestBytes;
  private final int blockBytes;
  private final String jcaName;

  HashAlg(TpmAlg alg, int blockBytes, String jcaName) {
    this.alg = alg;
    this.digestBytes = DigestSizes.of(alg);
    this.blockBytes = blockBytes;
    this.jcaName = jcaName;
  }

  /** The hash with this number. */
  public static Optional<HashAlg> find(TpmAlg alg) {
    for (HashAlg hash : values()) {
      if (hash.alg.equals(alg)) {
        return Optional.of(hash);
      }
    }
    return Optional.empty();
  }

  /**
   * The hash with this number.
   *
   * @throws IllegalArgumentException if {@code alg} is no hash known here
   */
  public static HashAlg of(TpmAlg alg) {
    return find(alg).orElseThrow(() -> new IllegalArgumentException(alg + " is not a known hash"));
  }

  public TpmAlg alg() {
    return alg;
  }

  public int digestBytes() {
    return digestBytes;
  }

  public int blockBytes() {
    return blockBytes;
  }

  /** The name for {@link java.security.MessageDigest}. */
  public String jcaName() {
    return jcaName;
  }
}
