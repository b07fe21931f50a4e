package io.github.tpm4j.provider.signature;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.crypto.SoftwareHash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/** The hashes that signature algorithms name. */
public enum SignatureHash {
  SHA1("SHA1", HashAlg.SHA1),
  SHA224("SHA224", SoftwareHash.SHA224),
  SHA256("SHA256", HashAlg.SHA256),
  SHA384("SHA384", HashAlg.SHA384),
  SHA512("SHA512", HashAlg.SHA512),
  SHA512_224("SHA512/224", SoftwareHash.SHA512_224),
  SHA512_256("SHA512/256", SoftwareHash.SHA512_256),
  SHA3_224("SHA3-224", SoftwareHash.SHA3_224),
  SHA3_256("SHA3-256", HashAlg.SHA3_256),
  SHA3_384("SHA3-384", HashAlg.SHA3_384),
  SHA3_512("SHA3-512", HashAlg.SHA3_512);

  private final String prefix;
  private final SoftwareHash function;

  SignatureHash(String prefix, HashAlg tpmHash) {
    this(prefix, SoftwareHash.of(tpmHash));
  }

  SignatureHash(String prefix, SoftwareHash function) {
    this.prefix = prefix;
    this.function = function;
  }

  /** The hash with a name of {@link MessageDigest}. */
  public static Optional<SignatureHash> find(String jcaName) {
    return Arrays.stream(values())
        .filter(hash -> hash.jcaName().equalsIgnoreCase(jcaName) || hash.prefix.equals(jcaName))
        .findFirst();
  }

  /** How it stands in the names of signature algorithms, such as {@code SHA256}. */
  public String prefix() {
    return prefix;
  }

  /** The name for {@link MessageDigest}. */
  public String jcaName() {
    return function.jcaName();
  }

  public int digestBytes() {
    return function.digestBytes();
  }

  /** The TPM's name of it; empty for those that no TPM has. */
  public Optional<HashAlg> tpmHash() {
    return function.tpmHash();
  }

  /** What paddings run on. */
  public SoftwareHash function() {
    return function;
  }

  /** A digest to be fed. */
  public MessageDigest start() {
    try {
      return MessageDigest.getInstance(jcaName());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + jcaName(), e);
    }
  }
}
