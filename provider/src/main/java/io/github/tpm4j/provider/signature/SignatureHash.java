package io.github.tpm4j.provider.signature;

import io.github.tpm4j.tss.algorithms.HashAlg;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The hashes that signature algorithms name. */
public enum SignatureHash {
  SHA1("SHA1", "SHA-1", 20, "3021300906052b0e03021a05000414"),
  SHA224("SHA224", "SHA-224", 28, "302d300d06096086480165030402040500041c"),
  SHA256("SHA256", "SHA-256", 32, "3031300d060960864801650304020105000420"),
  SHA384("SHA384", "SHA-384", 48, "3041300d060960864801650304020205000430"),
  SHA512("SHA512", "SHA-512", 64, "3051300d060960864801650304020305000440");

  private final String prefix;
  private final String jcaName;
  private final int digestBytes;
  private final byte[] digestInfoHead;
  private final Optional<HashAlg> tpmHash;

  SignatureHash(String prefix, String jcaName, int digestBytes, String digestInfoHead) {
    this.prefix = prefix;
    this.jcaName = jcaName;
    this.digestBytes = digestBytes;
    this.digestInfoHead = HexFormat.of().parseHex(digestInfoHead);
    this.tpmHash =
        Arrays.stream(HashAlg.values()).filter(hash -> hash.jcaName().equals(jcaName)).findFirst();
  }

  /** The hash with a name of {@link MessageDigest}. */
  public static Optional<SignatureHash> find(String jcaName) {
    return Arrays.stream(values())
        .filter(hash -> hash.jcaName.equalsIgnoreCase(jcaName) || hash.prefix.equals(jcaName))
        .findFirst();
  }

  /** How it stands in the names of signature algorithms, such as {@code SHA256}. */
  public String prefix() {
    return prefix;
  }

  /** The name for {@link MessageDigest}. */
  public String jcaName() {
    return jcaName;
  }

  public int digestBytes() {
    return digestBytes;
  }

  /** The TPM's name of it; empty for SHA-224, which TPMs do not have. */
  public Optional<HashAlg> tpmHash() {
    return tpmHash;
  }

  /** The octets before the digest in its DigestInfo (RFC 8017, 9.2, note 1). */
  byte[] digestInfoHead() {
    return digestInfoHead;
  }

  /** A digest to be fed. */
  public MessageDigest start() {
    try {
      return MessageDigest.getInstance(jcaName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + jcaName, e);
    }
  }
}
