package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests by the JDK. */
public final class Digests {

  private Digests() {}

  /**
   * {@return a digest to be fed}
   *
   * @throws TpmUnsupportedException if this JVM lacks the hash
   */
  public static MessageDigest start(HashAlg hash) {
    return start(hash.jcaName());
  }

  static MessageDigest start(String name) {
    try {
      return MessageDigest.getInstance(name, SoftwareProviders.of("MessageDigest", name));
    } catch (NoSuchAlgorithmException e) {
      throw new TpmUnsupportedException(name + " is needed here: " + e.getMessage(), e);
    }
  }

  /** {@return whether this JVM has the hash} */
  public static boolean isInSoftware(HashAlg hash) {
    try {
      start(hash);
      return true;
    } catch (TpmUnsupportedException e) {
      return false;
    }
  }

  /** {@return the digest of the concatenated parts} */
  public static Bytes of(HashAlg hash, Bytes... parts) {
    MessageDigest digest = start(hash);
    for (Bytes part : parts) {
      digest.update(part.borrow());
    }
    return Bytes.adopt(digest.digest());
  }

  /** {@return the digest of {@code message}} */
  public static Bytes of(HashAlg hash, byte[] message) {
    return Bytes.adopt(start(hash).digest(message));
  }

  /** As many zeros as a digest has octets: the spec's Zero Digest. */
  public static Bytes zero(HashAlg hash) {
    return Bytes.adopt(new byte[hash.digestBytes()]);
  }
}
