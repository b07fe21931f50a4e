package io.github.tpm4j.provider.signature;

import java.util.Arrays;
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
      byte[] head = hash.digestInfoHead();
      if (encoded.length == head.length + hash.digestBytes()
          && Arrays.equals(encoded, 0, head.length, head, 0, head.length)) {
        byte[] digest = Arrays.copyOfRange(encoded, head.length, encoded.length);
        return Optional.of(new DigestInfo(hash, digest));
      }
    }
    return Optional.empty();
  }

  /** The DER. */
  byte[] encoded() {
    byte[] head = hash.digestInfoHead();
    byte[] encoded = Arrays.copyOf(head, head.length + digest.length);
    System.arraycopy(digest, 0, encoded, head.length, digest.length);
    return encoded;
  }
}
