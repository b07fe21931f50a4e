package io.github.tpm4j.engine.crypto.rsa;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;

/** The odd primes below 2^16, by which {@link PrimeSieve} crosses out candidates. */
final class SmallPrimes {
  private static final int LIMIT = 1 << 16;
  private static final int[] PRIMES = sieve();

  private SmallPrimes() {}

  /** All of them in order; not to be changed. */
  static int[] all() {
    return PRIMES;
  }

  private static int[] sieve() {
    BitSet composite = new BitSet(LIMIT);
    for (int i = 3; i * i < LIMIT; i += 2) {
      if (!composite.get(i)) {
        for (int multiple = i * i; multiple < LIMIT; multiple += 2 * i) {
          composite.set(multiple);
        }
      }
    }
    int[] primes = new int[LIMIT / 2];
    int count = 0;
    for (int i = 3; i < LIMIT; i += 2) {
      if (!composite.get(i)) {
        primes[count++] = i;
      }
    }
    return Arrays.copyOf(primes, count);
  }

  /**
   * The remainders of a number by every prime. Two primes are taken at a time: the number is
   * reduced by their product, which halves the long divisions.
   */
  static int[] remainders(BigInteger number) {
    int[] words = words(number);
    int[] remainders = new int[PRIMES.length];
    for (int i = 0; i < PRIMES.length; i += 2) {
      int second = Math.min(i + 1, PRIMES.length - 1);
      long pair = (long) PRIMES[i] * PRIMES[second];
      long remainder = remainder(words, pair);
      remainders[i] = (int) (remainder % PRIMES[i]);
      remainders[second] = (int) (remainder % PRIMES[second]);
    }
    Arrays.fill(words, 0);
    return remainders;
  }

  /** The number in words of 24 bits, high first: a pair's remainder and a word fit in a long. */
  private static int[] words(BigInteger number) {
    byte[] octets = number.toByteArray();
    int[] words = new int[(octets.length + 2) / 3];
    for (int i = octets.length - 1, bit = 0; i >= 0; i--, bit += 8) {
      words[words.length - 1 - bit / 24] |= (octets[i] & 0xFF) << (bit % 24);
    }
    Arrays.fill(octets, (byte) 0);
    return words;
  }

  private static long remainder(int[] words, long divisor) {
    long remainder = 0;
    for (int word : words) {
      remainder = (remainder << 24 | word) % divisor;
    }
    return remainder;
  }
}
