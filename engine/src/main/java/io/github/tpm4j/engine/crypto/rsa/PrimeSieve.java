package io.github.tpm4j.engine.crypto.rsa;

import java.math.BigInteger;
import java.util.BitSet;

/**
 * The odd numbers from a starting point on, without the multiples of primes below 2^16. Of 355 odd
 * numbers between two primes of 1024 bits about 36 are left for the costly test.
 */
final class PrimeSieve {
  /** Odd numbers looked at; that none of 1024 bits is prime has a chance of 1 in 100,000. */
  private static final int WINDOW = 4096;

  private final BigInteger start;
  private final BitSet crossedOut = new BitSet(WINDOW);
  private int next;

  /** The odd numbers from {@code start}, which is odd and above 2^16. */
  PrimeSieve(BigInteger start) {
    this.start = start;
    int[] primes = SmallPrimes.all();
    int[] remainders = SmallPrimes.remainders(start);
    for (int i = 0; i < primes.length; i++) {
      crossOut(primes[i], remainders[i]);
    }
  }

  /** Crosses out each start + 2·index that the prime divides. */
  private void crossOut(int prime, int remainder) {
    int distance = remainder == 0 ? 0 : prime - remainder;
    int index = distance % 2 == 0 ? distance / 2 : (distance + prime) / 2;
    for (; index < WINDOW; index += prime) {
      crossedOut.set(index);
    }
  }

  /** The next candidate, or null at the end of the window. */
  BigInteger next() {
    int index = crossedOut.nextClearBit(next);
    if (index >= WINDOW) {
      return null;
    }
    next = index + 1;
    return start.add(BigInteger.valueOf(2L * index));
  }
}
