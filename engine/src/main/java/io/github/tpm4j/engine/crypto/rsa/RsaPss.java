package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.kdf.Mgf1;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * RSASSA-PSS (RFC 8017, 8.1; Part 1, B.7) over a digest that is already computed, with MGF1 of the
 * same hash. The encoding is here because a TPM verifies a salt of any length, and neither the JDK
 * nor Bouncy Castle verifies without being told the length.
 */
public final class RsaPss {
  private static final byte TRAILER = (byte) 0xBC;

  private RsaPss() {}

  /** How long a salt to sign with. */
  public enum Salt {
    /** The digest's length, or less where the key is too small (FIPS 186-4, 5.5). */
    DIGEST,
    /** The largest that fits (Part 1, B.7). */
    MAXIMUM;

    int bytes(RsaPublicKey key, HashAlgorithm hash) {
      int largest = maxSaltBytes(key, hash);
      return this == MAXIMUM ? largest : Math.min(largest, hash.digestSizeBytes());
    }
  }

  /** Whether the key is large enough for the hash, even with no salt. */
  public static boolean fits(RsaPublicKey key, HashAlgorithm hash) {
    return maxSaltBytes(key, hash) >= 0;
  }

  private static int maxSaltBytes(RsaPublicKey key, HashAlgorithm hash) {
    return encodedBytes(key) - hash.digestSizeBytes() - 2;
  }

  /** emLen: the octets of a number one bit shorter than the modulus. */
  private static int encodedBytes(RsaPublicKey key) {
    return (key.sizeBits() - 1 + 7) / 8;
  }

  /**
   * The signature, of the modulus's size.
   *
   * @throws IllegalArgumentException if the digest is not of the hash, or the key too small for it
   */
  public static byte[] sign(
      RsaPrivateKey key, HashAlgorithm hash, byte[] digest, Salt salt, RandomSource random) {
    RsaPublicKey publicKey = key.publicKey();
    if (digest.length != hash.digestSizeBytes() || !fits(publicKey, hash)) {
      throw new IllegalArgumentException("The digest does not fit " + hash + " and the key");
    }
    byte[] encoded = encode(publicKey, hash, digest, random.bytes(salt.bytes(publicKey, hash)));
    byte[] block = new byte[publicKey.sizeBytes()];
    System.arraycopy(encoded, 0, block, block.length - encoded.length, encoded.length);
    return key.sign(block);
  }

  /** EMSA-PSS encoding (RFC 8017, 9.1.1), where the digest is mHash. */
  private static byte[] encode(RsaPublicKey key, HashAlgorithm hash, byte[] digest, byte[] salt) {
    byte[] h = hash.digest(new byte[8], digest, salt);
    byte[] encoded = new byte[encodedBytes(key)];
    int dbBytes = encoded.length - h.length - 1;
    encoded[dbBytes - salt.length - 1] = 0x01;
    System.arraycopy(salt, 0, encoded, dbBytes - salt.length, salt.length);
    applyMask(encoded, Mgf1.mask(hash, h, dbBytes));
    encoded[0] &= topMask(key);
    System.arraycopy(h, 0, encoded, dbBytes, h.length);
    encoded[encoded.length - 1] = TRAILER;
    return encoded;
  }

  /** Whether the signature over the digest is right, whatever its salt; false for a wrong size. */
  public static boolean verify(
      RsaPublicKey key, HashAlgorithm hash, byte[] digest, byte[] signature) {
    if (digest.length != hash.digestSizeBytes()
        || !fits(key, hash)
        || signature.length != key.sizeBytes()
        || !key.isInRange(signature)) {
      return false;
    }
    byte[] block = key.apply(signature);
    int unused = block.length - encodedBytes(key);
    return (unused == 0 || block[0] == 0)
        && isConsistent(key, hash, digest, Arrays.copyOfRange(block, unused, block.length));
  }

  /** EMSA-PSS verification (RFC 8017, 9.1.2), the salt found by the 01 octet before it. */
  private static boolean isConsistent(
      RsaPublicKey key, HashAlgorithm hash, byte[] digest, byte[] encoded) {
    int dbBytes = encoded.length - hash.digestSizeBytes() - 1;
    if (encoded[encoded.length - 1] != TRAILER || (encoded[0] & ~topMask(key)) != 0) {
      return false;
    }
    byte[] h = Arrays.copyOfRange(encoded, dbBytes, encoded.length - 1);
    byte[] db = Arrays.copyOf(encoded, dbBytes);
    applyMask(db, Mgf1.mask(hash, h, dbBytes));
    db[0] &= topMask(key);
    int saltStart = saltStart(db);
    if (saltStart < 0) {
      return false;
    }
    byte[] salt = Arrays.copyOfRange(db, saltStart, dbBytes);
    return MessageDigest.isEqual(h, hash.digest(new byte[8], digest, salt));
  }

  /** Where the salt begins after zeros and 01; negative if they are not there. */
  private static int saltStart(byte[] db) {
    int i = 0;
    while (i < db.length && db[i] == 0) {
      i++;
    }
    return i < db.length && db[i] == 0x01 ? i + 1 : -1;
  }

  /** The bits of the first octet that a number one bit shorter than the modulus may use. */
  private static byte topMask(RsaPublicKey key) {
    return (byte) (0xFF >>> (8 * encodedBytes(key) - (key.sizeBits() - 1)));
  }

  private static void applyMask(byte[] data, byte[] mask) {
    for (int i = 0; i < mask.length; i++) {
      data[i] ^= mask[i];
    }
  }
}
