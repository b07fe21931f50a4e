package io.github.tpm4j.provider.signature;

import java.util.Optional;

/**
 * A DigestInfo (RFC 8017, 9.2): which hash, and the digest.
 *
 * @param hash the hash
 * @param digest its value
 */
record DigestInfo(SignatureHash hash, byte[] digest) {

  /**
   * Reads the DER of a DigestInfo of a known hash, its parameters NULL. Empty for everything else,
   * also where the parameters are left out: a TPM would sign other octets.
   */
  static Optional<DigestInfo> parse(byte[] encoded) {
    for (SignatureHash hash : SignatureHash.values()) {
      Optional<byte[]> digest = hash.function().digestIn(encoded);
      if (digest.isPresent()) {
        return Optional.of(new DigestInfo(hash, digest.get()));
      }
    }
    return Optional.empty();
  }

  /** The DER. */
  byte[] encoded() {
    return hash.function().digestInfo(digest);
  }
}
