package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.DigestSizes;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The hash algorithms that keys, sessions and PCR are made with, and what is known of each: sizes
 * in bytes, the name in JCA, the encoding in signatures; {@link DigestSizes} knows those of LMS and
 * XMSS too.
 */
public enum HashAlg {
  /** SHA-1, 20 bytes. */
  SHA1(TpmAlg.SHA1, 64, "SHA-1", "3021300906052b0e03021a05000414"),
  /** SHA-256, 32 bytes. */
  SHA256(TpmAlg.SHA256, 64, "SHA-256", "3031300d060960864801650304020105000420"),
  /** SHA-384, 48 bytes. */
  SHA384(TpmAlg.SHA384, 128, "SHA-384", "3041300d060960864801650304020205000430"),
  /** SHA-512, 64 bytes. */
  SHA512(TpmAlg.SHA512, 128, "SHA-512", "3051300d060960864801650304020305000440"),
  /** SM3, 32 bytes. */
  SM3_256(TpmAlg.SM3_256, 64, "SM3", "3030300c06082a811ccf5501831105000420"),
  /** SHA3-256, 32 bytes. */
  SHA3_256(TpmAlg.SHA3_256, 136, "SHA3-256", "3031300d060960864801650304020805000420"),
  /** SHA3-384, 48 bytes. */
  SHA3_384(TpmAlg.SHA3_384, 104, "SHA3-384", "3041300d060960864801650304020905000430"),
  /** SHA3-512, 64 bytes. */
  SHA3_512(TpmAlg.SHA3_512, 72, "SHA3-512", "3051300d060960864801650304020a05000440");

  private final TpmAlg alg;
  private final int digestBytes;
  private final int blockBytes;
  private final String jcaName;
  private final byte[] digestInfoPrefix;

  HashAlg(TpmAlg alg, int blockBytes, String jcaName, String digestInfoPrefix) {
    this.alg = alg;
    this.digestBytes = DigestSizes.of(alg);
    this.blockBytes = blockBytes;
    this.jcaName = jcaName;
    this.digestInfoPrefix = HexFormat.of().parseHex(digestInfoPrefix);
  }

  /**
   * {@return the hash with this number}
   *
   * @param alg any
   */
  public static Optional<HashAlg> find(TpmAlg alg) {
    for (HashAlg hash : values()) {
      if (hash.alg.equals(alg)) {
        return Optional.of(hash);
      }
    }
    return Optional.empty();
  }

  /**
   * {@return the hash with this number}
   *
   * @param alg of a hash
   * @throws IllegalArgumentException if {@code alg} is no hash known here
   */
  public static HashAlg of(TpmAlg alg) {
    return find(alg).orElseThrow(() -> new IllegalArgumentException(alg + " is not a known hash"));
  }

  /**
   * {@return the hash with a name of {@link java.security.MessageDigest}, such as {@code SHA-256}}
   *
   * @param name in the JDK's spelling
   * @throws IllegalArgumentException if no TPM has it
   */
  public static HashAlg ofJcaName(String name) {
    for (HashAlg hash : values()) {
      if (hash.jcaName.equalsIgnoreCase(name)) {
        return hash;
      }
    }
    throw new IllegalArgumentException("TPMs have no digest " + name);
  }

  /** {@return the algorithm's number} */
  public TpmAlg alg() {
    return alg;
  }

  /** {@return how long a digest is} */
  public int digestBytes() {
    return digestBytes;
  }

  /** {@return how long a block is, which HMAC is defined by} */
  public int blockBytes() {
    return blockBytes;
  }

  /** {@return the name for {@link java.security.MessageDigest}} */
  public String jcaName() {
    return jcaName;
  }

  /**
   * {@return the DER bytes of a DigestInfo that go before the digest (RFC 8017, 9.2, note 1); empty
   * if there is none} The caller must not change them.
   */
  public byte[] digestInfoPrefix() {
    return digestInfoPrefix;
  }
}
