package io.github.tpm4j.tss.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * EMSA-PSS (RFC 8017, 9.1). It verifies a salt of any length, as a TPM does, which neither the JDK
 * nor Bouncy Castle does without knowing the length.
 *
 * @param hash digests the message
 * @param maskHash the hash of MGF1
 * @param bits of the modulus less one
 */
public record EmsaPss(HashFunction hash, HashFunction maskHash, int bits) {
  private static final byte TRAILER = (byte) 0xBC;
  private static final int LEADING_ZEROS = 8;

  /** {@return one hash for all} */
  public static EmsaPss of(HashFunction hash, int modulusBits) {
    return new EmsaPss(hash, hash, modulusBits - 1);
  }

  /**
   * {@return how long the padded message is: a byte less than the modulus where that has 8n + 1
   * bits}
   */
  public int length() {
    return (bits + 7) / 8;
  }

  /** {@return the longest salt that fits; negative if the key is too short for the hash} */
  public int longestSaltBytes() {
    return length() - hash.digestBytes() - 2;
  }

  /**
   * {@return the padded message (9.1.1)}
   *
   * @param digest of the message
   * @param salt {@link #longestSaltBytes} at most
   */
  public byte[] encode(byte[] digest, byte[] salt) {
    byte[] h = hashed(digest, salt);
    byte[] db = new byte[dbBytes()];
    db[db.length - salt.length - 1] = 0x01;
    System.arraycopy(salt, 0, db, db.length - salt.length, salt.length);
    Mgf1.mask(maskHash, h, db);
    db[0] &= topMask();
    byte[] encoded = Arrays.copyOf(db, length());
    System.arraycopy(h, 0, encoded, db.length, h.length);
    encoded[encoded.length - 1] = TRAILER;
    return encoded;
  }

  /**
   * {@return whether it is the digest padded (9.1.2), with a salt of any length}
   *
   * @param encoded {@link #length} bytes
   */
  public boolean verify(byte[] digest, byte[] encoded) {
    if (longestSaltBytes() < 0
        || encoded[encoded.length - 1] != TRAILER
        || (encoded[0] & ~topMask()) != 0) {
      return false;
    }
    byte[] db = unmasked(encoded);
    OptionalInt salt = saltStart(db);
    return salt.isPresent()
        && MessageDigest.isEqual(
            h(encoded), hashed(digest, Arrays.copyOfRange(db, salt.getAsInt(), db.length)));
  }

  /**
   * {@return how long the salt is, which is not verified; empty if it is no padding of this kind}
   *
   * @param encoded {@link #length} bytes
   */
  public OptionalInt saltBytes(byte[] encoded) {
    if (longestSaltBytes() < 0) {
      return OptionalInt.empty();
    }
    byte[] db = unmasked(encoded);
    OptionalInt start = saltStart(db);
    return start.isPresent() ? OptionalInt.of(db.length - start.getAsInt()) : start;
  }

  private int dbBytes() {
    return length() - hash.digestBytes() - 1;
  }

  private byte[] h(byte[] encoded) {
    return Arrays.copyOfRange(encoded, dbBytes(), encoded.length - 1);
  }

  private byte[] unmasked(byte[] encoded) {
    byte[] db = Arrays.copyOf(encoded, dbBytes());
    Mgf1.mask(maskHash, h(encoded), db);
    db[0] &= topMask();
    return db;
  }

  /** Where the salt begins after zeros and 01. */
  private static OptionalInt saltStart(byte[] db) {
    int i = 0;
    while (i < db.length && db[i] == 0) {
      i++;
    }
    return i < db.length && db[i] == 0x01 ? OptionalInt.of(i + 1) : OptionalInt.empty();
  }

  private byte[] hashed(byte[] digest, byte[] salt) {
    return hash.digest(new byte[LEADING_ZEROS], digest, salt);
  }

  /** The bits of the first byte that a number one bit shorter than the modulus may use. */
  private byte topMask() {
    return (byte) (0xFF >> 8 * length() - bits);
  }
}
