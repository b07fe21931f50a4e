package io.github.tpm4j.engine.crypto.hash;

import java.util.Arrays;

/**
 * HMAC (RFC 2104) over a hash whose state can be saved. The two padded passes are written out here
 * because neither the JDK's nor Bouncy Castle's HMAC lets its running state be exported.
 */
public final class HmacSequence implements MacSequence {
  private static final byte INNER_PAD = 0x36;
  private static final byte OUTER_PAD = 0x5C;

  private final HashSequence inner;
  private final byte[] outerKey;

  private HmacSequence(HashSequence inner, byte[] outerKey) {
    this.inner = inner;
    this.outerKey = outerKey;
  }

  public static HmacSequence start(HashAlgorithm hash, byte[] key) {
    HashSequence inner = HashSequence.startWithSecret(hash);
    byte[] innerKey = padded(hash, key, INNER_PAD);
    inner.update(innerKey);
    Arrays.fill(innerKey, (byte) 0);
    return new HmacSequence(inner, padded(hash, key, OUTER_PAD));
  }

  /**
   * The sequence as it was when {@link #save} gave {@code state}, with the key of its start.
   *
   * @throws IllegalArgumentException if {@code state} is not a state of this algorithm
   */
  public static HmacSequence restore(HashAlgorithm hash, byte[] key, byte[] state) {
    return new HmacSequence(HashSequence.restore(hash, state), padded(hash, key, OUTER_PAD));
  }

  private static byte[] padded(HashAlgorithm hash, byte[] key, byte pad) {
    boolean tooLong = key.length > hash.blockSizeBytes();
    byte[] fitting = tooLong ? hash.digest(key) : key;
    byte[] block = Arrays.copyOf(fitting, hash.blockSizeBytes());
    for (int i = 0; i < block.length; i++) {
      block[i] ^= pad;
    }
    if (tooLong) {
      Arrays.fill(fitting, (byte) 0);
    }
    return block;
  }

  @Override
  public void update(byte[] data) {
    inner.update(data);
  }

  @Override
  public byte[] finish() {
    // Refuses to be called again, before the key that is wiped then is used.
    byte[] innerDigest = inner.finish();
    byte[] mac = inner.algorithm().digest(outerKey, innerDigest);
    Arrays.fill(outerKey, (byte) 0);
    return mac;
  }

  @Override
  public byte[] save() {
    return inner.save();
  }
}
