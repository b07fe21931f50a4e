package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.algorithms.PssSalt;
import io.github.tpm4j.tss.crypto.EmsaPss;
import java.util.Arrays;

/**
 * RSASSA-PSS (RFC 8017, 8.1; Part 1, B.7) over a digest that is already computed, with MGF1 of the
 * same hash.
 */
public final class RsaPss {

  private RsaPss() {}

  /** Whether the key is large enough for the hash, even with no salt. */
  public static boolean fits(RsaPublicKey key, HashAlgorithm hash) {
    return padding(key, hash).longestSaltBytes() >= 0;
  }

  // Less than the digest's length where the key is too small for it (FIPS 186-4, 5.5).
  private static int saltBytes(PssSalt salt, EmsaPss padding) {
    int largest = padding.longestSaltBytes();
    return salt == PssSalt.MAXIMUM ? largest : Math.min(largest, padding.hash().digestBytes());
  }

  private static EmsaPss padding(RsaPublicKey key, HashAlgorithm hash) {
    return EmsaPss.of(hash, key.sizeBits());
  }

  /**
   * The signature, of the modulus's size.
   *
   * @throws IllegalArgumentException if the digest is not of the hash, or the key too small for it
   */
  public static byte[] sign(
      RsaPrivateKey key, HashAlgorithm hash, byte[] digest, PssSalt salt, RandomSource random) {
    RsaPublicKey publicKey = key.publicKey();
    if (digest.length != hash.digestBytes() || !fits(publicKey, hash)) {
      throw new IllegalArgumentException("The digest does not fit " + hash + " and the key");
    }
    EmsaPss padding = padding(publicKey, hash);
    byte[] encoded = padding.encode(digest, random.bytes(saltBytes(salt, padding)));
    byte[] block = new byte[publicKey.sizeBytes()];
    System.arraycopy(encoded, 0, block, block.length - encoded.length, encoded.length);
    return key.sign(block);
  }

  /** Whether the signature over the digest is right, whatever its salt; false for a wrong size. */
  public static boolean verify(
      RsaPublicKey key, HashAlgorithm hash, byte[] digest, byte[] signature) {
    if (digest.length != hash.digestBytes()
        || !fits(key, hash)
        || signature.length != key.sizeBytes()
        || !key.isInRange(signature)) {
      return false;
    }
    EmsaPss padding = padding(key, hash);
    byte[] block = key.apply(signature);
    int unused = block.length - padding.length();
    return (unused == 0 || block[0] == 0)
        && padding.verify(digest, Arrays.copyOfRange(block, unused, block.length));
  }
}
