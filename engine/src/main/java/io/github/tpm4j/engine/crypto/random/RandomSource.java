package io.github.tpm4j.engine.crypto.random;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Where the random octets of an operation come from: the TPM's own generator, one seeded for a
 * Primary Object, or the key stream of a Derivation Parent (Part 1, 27.6, 28.4).
 */
public interface RandomSource {
  /** Fills {@code out}; each octet of the source is given out once. */
  void nextBytes(byte[] out);

  /**
   * Called before each try of a long search for what these octets lead to. A source may end the
   * search by an exception.
   */
  default void beforeTry() {}

  default byte[] bytes(int count) {
    byte[] out = new byte[count];
    nextBytes(out);
    return out;
  }

  /**
   * {@return a number of at most {@code count} bits: whole octets, big-endian, high bits masked
   * off}
   */
  default BigInteger bits(int count) {
    byte[] octets = bytes((count + 7) / 8);
    if (count % 8 != 0) {
      octets[0] &= (byte) ((1 << (count % 8)) - 1);
    }
    BigInteger number = new BigInteger(1, octets);
    Arrays.fill(octets, (byte) 0);
    return number;
  }

  /** {@return this source for the JDK's and Bouncy Castle's algorithms} */
  default SecureRandom asSecureRandom() {
    return new SourceSecureRandom(this);
  }
}
