package io.github.tpm4j.provider.padding;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * EMSA-PSS (RFC 8017, 9.1).
 *
 * @param hash digests the message
 * @param maskHash the hash of MGF1
 * @param bits of the modulus less one
 */
public record EmsaPss(MessageDigest hash, MessageDigest maskHash, int bits) {
  private static final byte TRAILER = (byte) 0xBC;

  private int length() {
    return (bits + 7) / 8;
  }

  /** The longest salt that fits; negative if the key is too short for the hash. */
  public int longestSaltBytes() {
    return length() - hash.getDigestLength() - 2;
  }

  /**
   * The padded message (9.1.1).
   *
   * @param digest of the message
   * @param salt {@link #longestSaltBytes} at most
   */
  public byte[] encode(byte[] digest, byte[] salt) {
    byte[] h = hashed(digest, salt);
    byte[] db = new byte[length() - h.length - 1];
    db[db.length - salt.length - 1] = 1;
    System.arraycopy(salt, 0, db, db.length - salt.length, salt.length);
    Mgf1.mask(maskHash, h, db);
    db[0] &= topMask();
    byte[] encoded = Arrays.copyOf(db, length());
    System.arraycopy(h, 0, encoded, db.length, h.length);
    encoded[encoded.length - 1] = TRAILER;
    return encoded;
  }

  private byte[] hashed(byte[] digest, byte[] salt) {
    hash.update(new byte[8]);
    hash.update(digest);
    return hash.digest(salt);
  }

  // The bits above those of the modulus less one are zero.
  private byte topMask() {
    return (byte) (0xFF >> 8 * length() - bits);
  }
}
