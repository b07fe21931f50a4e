package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Optional;

/** The hash algorithms of the TCG registry, with their sizes in octets and their names in JCA. */
public enum HashAlg {
  SHA1(TpmAlg.SHA1, 20, 64, "SHA-1"),
  SHA256(TpmAlg.SHA256, 32, 64, "SHA-256"),
  SHA384(TpmAlg.SHA384, 48, 128, "SHA-384"),
  SHA512(TpmAlg.SHA512, 64, 128, "SHA-512"),
  SM3_256(TpmAlg.SM3_256, 32, 64, "SM3"),
  SHA3_256(TpmAlg.SHA3_256, 32, 136, "SHA3-256"),
  SHA3_384(TpmAlg.SHA3_384, 48, 104, "SHA3-384"),
  SHA3_512(TpmAlg.SHA3_512, 64, 72, "SHA3-512"),
  // For LMS and XMSS (NIST SP 800-208); the JDK has none of them.
  SHA256_192(TpmAlg.SHA256_192, 24, 64, "SHA-256/192"),
  SHAKE256_192(TpmAlg.SHAKE256_192, 24, 136, "SHAKE256/192"),
  SHAKE256_256(TpmAlg.SHAKE256_256, 32, 136, "SHAKE256/256"),
  SHAKE256_512(TpmAlg.SHAKE256_512, 64, 136, "SHAKE256-512");

  private final TpmAlg alg;
  private final int digestBytes;
  private final int blockBytes;
  private final String jcaName;

  HashAlg(TpmAlg alg, int digestBytes, int blockBytes, String jcaName) {
    this.alg = alg;
    this.digestBytes = digestBytes;
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

  /**
   * How many octets a digest of {@code alg} has on the wire; 0 for TPM_ALG_NULL.
   *
   * @throws WireException TPM_RC_HASH if the hash is unknown, for its end cannot be told
   */
  public static int digestBytes(TpmAlg alg, TpmReader in) {
    if (alg.equals(TpmAlg.NULL)) {
      return 0;
    }
    return find(alg).orElseThrow(() -> new WireException(TpmRc.HASH)).digestBytes;
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
