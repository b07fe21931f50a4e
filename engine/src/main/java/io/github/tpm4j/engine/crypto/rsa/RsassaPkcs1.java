package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.tss.crypto.EmsaPkcs1;
import java.security.MessageDigest;

/** RSASSA-PKCS1-v1_5 (RFC 8017, 8.2; Part 1, B.6) over a digest that is already computed. */
public final class RsassaPkcs1 {

  private RsassaPkcs1() {}

  /** Whether the key is large enough for the hash. */
  public static boolean fits(RsaPublicKey key, HashAlgorithm hash) {
    int digestInfoBytes = hash.digestInfoPrefix().length + hash.digestBytes();
    return key.sizeBytes() >= digestInfoBytes + EmsaPkcs1.OVERHEAD_BYTES;
  }

  /**
   * The signature, of the modulus's size.
   *
   * @throws IllegalArgumentException if the digest is not of the hash, or the key too small for it
   */
  public static byte[] sign(RsaPrivateKey key, HashAlgorithm hash, byte[] digest) {
    if (digest.length != hash.digestBytes() || !fits(key.publicKey(), hash)) {
      throw new IllegalArgumentException("The digest does not fit " + hash + " and the key");
    }
    return key.sign(encode(key.publicKey(), hash, digest));
  }

  /**
   * The signature over a DigestInfo that the caller has made, of any hash.
   *
   * @throws IllegalArgumentException if the key is too small for it
   */
  public static byte[] signDigestInfo(RsaPrivateKey key, byte[] digestInfo) {
    int sizeBytes = key.publicKey().sizeBytes();
    if (digestInfo.length > sizeBytes - EmsaPkcs1.OVERHEAD_BYTES) {
      throw new IllegalArgumentException("The DigestInfo does not fit the key");
    }
    return key.sign(EmsaPkcs1.encode(digestInfo, sizeBytes));
  }

  /** Whether the signature over the digest is right; false for any size that is wrong. */
  public static boolean verify(
      RsaPublicKey key, HashAlgorithm hash, byte[] digest, byte[] signature) {
    return digest.length == hash.digestBytes()
        && fits(key, hash)
        && signature.length == key.sizeBytes()
        && key.isInRange(signature)
        && MessageDigest.isEqual(encode(key, hash, digest), key.apply(signature));
  }

  private static byte[] encode(RsaPublicKey key, HashAlgorithm hash, byte[] digest) {
    return EmsaPkcs1.encode(hash.digestInfo(digest), key.sizeBytes());
  }
}
