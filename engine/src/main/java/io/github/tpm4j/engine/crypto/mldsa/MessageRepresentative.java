package io.github.tpm4j.engine.crypto.mldsa;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.digests.SHAKEDigest;

/**
 * μ, the 64 octets that ML-DSA signs: SHAKE256(SHAKE256(pk, 64) ‖ M′, 64) (FIPS 204, 6.2). A
 * message of any size is taken in parts, in constant memory.
 */
public final class MessageRepresentative {
  /** What a context string may have (FIPS 204, 5.2). */
  public static final int MAX_CONTEXT_BYTES = 255;

  private static final int SECURITY_BITS = 256;
  private static final int PURE = 0;
  private static final int PRE_HASH = 1;

  private final SHAKEDigest shake;

  private MessageRepresentative(SHAKEDigest shake) {
    this.shake = shake;
  }

  /**
   * Begins μ of pure ML-DSA: M′ = 0 ‖ len(ctx) ‖ ctx ‖ M, of which M is to follow.
   *
   * @throws IllegalArgumentException if the context is too long
   */
  public static MessageRepresentative pure(MlDsaPublicKey key, byte[] context) {
    return begin(key, PURE, context);
  }

  /**
   * μ of HashML-DSA: M′ = 1 ‖ len(ctx) ‖ ctx ‖ OID of the hash ‖ digest (FIPS 204, algorithm 4).
   *
   * @param digest of {@code hash}'s size
   * @throws IllegalArgumentException if the context is too long
   */
  public static byte[] ofDigest(
      MlDsaPublicKey key, byte[] context, HashAlgorithm hash, byte[] digest) {
    MessageRepresentative mu = begin(key, PRE_HASH, context);
    mu.update(objectIdentifier(hash));
    mu.update(digest);
    return mu.octets();
  }

  private static MessageRepresentative begin(MlDsaPublicKey key, int form, byte[] context) {
    if (context.length > MAX_CONTEXT_BYTES) {
      throw new IllegalArgumentException("A context of " + context.length + " octets");
    }
    MessageRepresentative mu = new MessageRepresentative(new SHAKEDigest(SECURITY_BITS));
    mu.update(key.hash());
    mu.update(new byte[] {(byte) form, (byte) context.length});
    mu.update(context);
    return mu;
  }

  /** The DER octets of the hash's object identifier. */
  private static byte[] objectIdentifier(HashAlgorithm hash) {
    byte[] info = Arrays.copyOf(hash.digestInfoPrefix(), infoBytes(hash));
    try {
      return DigestInfo.getInstance(ASN1Sequence.getInstance(info))
          .getAlgorithmId()
          .getAlgorithm()
          .getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int infoBytes(HashAlgorithm hash) {
    return hash.digestInfoPrefix().length + hash.digestBytes();
  }

  /** Takes the next part of the message. */
  public void update(byte[] part) {
    shake.update(part, 0, part.length);
  }

  /** μ of what was taken; no more can be. */
  public byte[] octets() {
    byte[] mu = new byte[MlDsaSet.MU_BYTES];
    shake.doFinal(mu, 0, mu.length);
    return mu;
  }

  /** What {@link #restore} goes on from. */
  public byte[] state() {
    return shake.getEncodedState();
  }

  /**
   * Goes on from a state.
   *
   * @throws RuntimeException if it is none
   */
  public static MessageRepresentative restore(byte[] state) {
    return new MessageRepresentative(new SHAKEDigest(state));
  }
}
