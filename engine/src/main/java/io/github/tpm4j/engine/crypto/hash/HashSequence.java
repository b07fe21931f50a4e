package io.github.tpm4j.engine.crypto.hash;

import java.util.Arrays;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.digests.EncodableDigest;

/**
 * A running hash whose state can be saved and restored, for sequence objects (Part 3, 17), which
 * TPM2_ContextSave takes out of the TPM between two updates.
 *
 * <p>The beginning of a message is kept as it is. One that ends there is hashed by the fastest
 * digest there is, which cannot be saved; a longer one, and one that is saved, by one that can be.
 */
public final class HashSequence {
  /** Memory for the largest buffers of two commands. */
  private static final int KEPT_BYTES = 2_048;

  private final HashAlgorithm algorithm;
  private byte[] kept = {};

  /** Null while the message is {@link #kept}. */
  private ExtendedDigest savable;

  private boolean finished;

  private HashSequence(HashAlgorithm algorithm, ExtendedDigest savable) {
    this.algorithm = algorithm;
    this.savable = savable;
  }

  public static HashSequence start(HashAlgorithm algorithm) {
    return new HashSequence(algorithm, null);
  }

  /** One that keeps nothing of the message, which begins with a secret. */
  static HashSequence startWithSecret(HashAlgorithm algorithm) {
    return new HashSequence(algorithm, algorithm.newSavableDigest());
  }

  /**
   * The sequence as it was when {@link #save} gave {@code state}.
   *
   * @throws IllegalArgumentException if {@code state} is not a state of this algorithm
   */
  public static HashSequence restore(HashAlgorithm algorithm, byte[] state) {
    try {
      ExtendedDigest digest = algorithm.restoreDigest(state);
      if (digest.getDigestSize() != algorithm.digestBytes()) {
        throw new IllegalArgumentException("The saved state is of another hash algorithm");
      }
      return new HashSequence(algorithm, digest);
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("The saved state is cut off", e);
    }
  }

  public HashAlgorithm algorithm() {
    return algorithm;
  }

  /**
   * Takes more of the message.
   *
   * @throws IllegalStateException after {@link #finish}
   */
  public void update(byte[] data) {
    requireUnfinished();
    if (savable == null && data.length <= KEPT_BYTES - kept.length) {
      keep(data);
    } else {
      savable().update(data, 0, data.length);
    }
  }

  private void keep(byte[] data) {
    byte[] longer = Arrays.copyOf(kept, kept.length + data.length);
    System.arraycopy(data, 0, longer, kept.length, data.length);
    forgetKept();
    kept = longer;
  }

  private void forgetKept() {
    Arrays.fill(kept, (byte) 0);
    kept = new byte[0];
  }

  private ExtendedDigest savable() {
    if (savable == null) {
      savable = algorithm.newSavableDigest();
      savable.update(kept, 0, kept.length);
      forgetKept();
    }
    return savable;
  }

  /** Wipes what is kept of the message. */
  public void wipe() {
    forgetKept();
  }

  private void requireUnfinished() {
    if (finished) {
      throw new IllegalStateException("the sequence is finished");
    }
  }

  /**
   * The digest of everything up to now; the sequence has ended then.
   *
   * @throws IllegalStateException if it has ended already
   */
  public byte[] finish() {
    requireUnfinished();
    finished = true;
    if (savable == null) {
      byte[] digest = algorithm.digest(kept);
      forgetKept();
      return digest;
    }
    byte[] out = new byte[algorithm.digestBytes()];
    savable.doFinal(out, 0);
    return out;
  }

  /**
   * The state, at most 220 bytes; the sequence can go on.
   *
   * @throws IllegalStateException after {@link #finish}
   */
  public byte[] save() {
    requireUnfinished();
    return ((EncodableDigest) savable()).getEncodedState();
  }
}
