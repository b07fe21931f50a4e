package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import java.security.MessageDigest;
import java.util.Arrays;

/** RSASSA-PKCS1-v1_5 (RFC 8017, 8.2; Part 1, B.6) over a digest that is already computed. */
public final class RsassaPkcs1 {
  /** 00 01, at least eight FF, 00. */
  private static final int OVERHEAD_BYTES = 11;

  private RsassaPkcs1() {}

  /** Whether the key is large enough for the hash. */
  public static boolean fits(RsaPublicKey key, HashAlgorithm hash) {
    int digestInfoBytes = hash.digestInfoPrefix().length + hash.digestSizeBytes();
    return key.sizeBytes() >= digestInfoBytes + OVERHEAD_BYTES;
  }

  /**
   * The signature, of the modulus's size.
   *
   * @throws IllegalArgumentException if the digest is not of the hash, or the key too small for it
   */
  public static byte[] sign(RsaPrivateKey key, HashAlgorithm hash, byte[] digest) {
    if (digest.length != hash.digestSizeBytes() || !fits(key.publicKey(), hash)) {
      throw new IllegalArgumentException("The digest does not fit " + hash + " and the key");
    }
    return key.sign(encode(key.publicKey(), hash, digest));
  }

  /** Whether the signature over the digest is right; false for any size that is wrong. */
  public static boolean verify(
      RsaPublicKey key, HashAlgorithm hash, byte[] digest, byte[] signature) {
    return digest.length == hash.digestSizeBytes()
        && fits(key, hash)
        && signature.length == key.sizeBytes()
        && key.isInRange(signature)
        && MessageDigest.isEqual(encode(key, hash, digest), key.apply(signature));
  }

  /** EMSA-PKCS1-v1_5 (RFC 8017, 9.2). */
  private static byte[] encode(RsaPublicKey key, HashAlgorithm hash, byte[] digest) {
    byte[] prefix = hash.digestInfoPrefix();
    byte[] out = new byte[key.sizeBytes()];
    int prefixStart = out.length - digest.length - prefix.length;
    Arrays.fill(out, 1, prefixStart - 1, (byte) 0xFF);
    out[1] = 0x01;
    System.arraycopy(prefix, 0, out, prefixStart, prefix.length);
    System.arraycopy(digest, 0, out, prefixStart + prefix.length, digest.length);
    return out;
  }
}
