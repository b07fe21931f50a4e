package io.github.tpm4j.engine.crypto.hash;

import io.github.tpm4j.tss.algorithms.HashAlg;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import org.bouncycastle.crypto.ExtendedDigest;

/** A digest of the JDK behind Bouncy Castle's interface, so that HMAC and DRBG can run on it. */
final class JdkDigest implements ExtendedDigest {
  private final MessageDigest digest;
  private final int digestSizeBytes;
  private final int blockSizeBytes;

  private JdkDigest(MessageDigest digest, int digestSizeBytes, int blockSizeBytes) {
    this.digest = digest;
    this.digestSizeBytes = digestSizeBytes;
    this.blockSizeBytes = blockSizeBytes;
  }

  /** Makes fresh digests by copying one: a fifth faster than a provider look-up each time. */
  static Supplier<ExtendedDigest> prototype(HashAlg hash) {
    MessageDigest prototype = lookUp(hash.jcaName());
    return () -> new JdkDigest(copy(prototype), hash.digestBytes(), hash.blockBytes());
  }

  private static MessageDigest lookUp(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java runtime has no " + name, e);
    }
  }

  private static MessageDigest copy(MessageDigest prototype) {
    try {
      return (MessageDigest) prototype.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(
          "The provider " + prototype.getProvider().getName() + " cannot copy a digest", e);
    }
  }

  @Override
  public String getAlgorithmName() {
    return digest.getAlgorithm();
  }

  @Override
  public int getDigestSize() {
    return digestSizeBytes;
  }

  @Override
  public int getByteLength() {
    return blockSizeBytes;
  }

  @Override
  public void update(byte in) {
    digest.update(in);
  }

  @Override
  public void update(byte[] in, int offset, int length) {
    digest.update(in, offset, length);
  }

  @Override
  public int doFinal(byte[] out, int offset) {
    try {
      return digest.digest(out, offset, digestSizeBytes);
    } catch (DigestException e) {
      throw new IllegalArgumentException("No room for " + digestSizeBytes + " octets", e);
    }
  }

  @Override
  public void reset() {
    digest.reset();
  }
}
