package io.github.tpm4j.engine.crypto.hash;

import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.digests.EncodableDigest;

/**
 * A running hash whose state can be saved and restored, for sequence objects (Part 3, 17), which
 * TPM2_ContextSave takes out of the TPM between two updates.
 */
public final class HashSequence {
  private final HashAlgorithm algorithm;
  private final ExtendedDigest digest;
  private boolean finished;

  private HashSequence(HashAlgorithm algorithm, ExtendedDigest digest) {
    this.algorithm = algorithm;
    this.digest = digest;
  }

  public static HashSequence start(HashAlgorithm algorithm) {
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
    digest.update(data, 0, data.length);
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
    byte[] out = new byte[algorithm.digestBytes()];
    digest.doFinal(out, 0);
    return out;
  }

  /**
   * The state, at most 220 octets; the sequence can go on.
   *
   * @throws IllegalStateException after {@link #finish}
   */
  public byte[] save() {
    requireUnfinished();
    return ((EncodableDigest) digest).getEncodedState();
  }
}
