package io.github.tpm4j.tss.crypto;

import java.util.Arrays;
import java.util.Optional;

/**
 * A hash, whoever computes it: what the mask, paddings and key derivations of this package run on.
 */
public interface HashFunction {

  int digestBytes();

  default int digestBits() {
    return digestBytes() * Byte.SIZE;
  }

  /**
   * {@return the DER bytes of a DigestInfo that go before the digest (RFC 8017, 9.2, note 1); the
   * caller must not change them}
   */
  byte[] digestInfoPrefix();

  /** {@return the DER of a DigestInfo (RFC 8017, 9.2): which hash, and the digest} */
  default byte[] digestInfo(byte[] digest) {
    byte[] prefix = digestInfoPrefix();
    byte[] encoded = Arrays.copyOf(prefix, prefix.length + digest.length);
    System.arraycopy(digest, 0, encoded, prefix.length, digest.length);
    return encoded;
  }

  /**
   * {@return the digest in the DER of a DigestInfo of this hash, its parameters NULL} Empty for
   * everything else, also where the parameters are left out.
   */
  default Optional<byte[]> digestIn(byte[] digestInfo) {
    byte[] prefix = digestInfoPrefix();
    boolean isOfHash =
        digestInfo.length == prefix.length + digestBytes()
            && Arrays.equals(digestInfo, 0, prefix.length, prefix, 0, prefix.length);
    return isOfHash
        ? Optional.of(Arrays.copyOfRange(digestInfo, prefix.length, digestInfo.length))
        : Optional.empty();
  }

  /** {@return the digest of the concatenation of {@code parts}} */
  byte[] digest(byte[]... parts);

  /**
   * {@return an HMAC to be fed}
   *
   * @param key of any length, the empty one included; the caller may wipe it afterwards
   */
  KeyedHash hmac(byte[] key);
}
