package io.github.tpm4j.engine.crypto.rsa;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The candidates of libtpms' search: 16,384 odd numbers, without the multiples of small primes, in
 * an order that jumps through the field by the lowest word of the start.
 */
final class LibtpmsPrimeField {
  private static final int FIELD = 16_384;
  private static final int ALIGNMENT = 3 * 5 * 7;
  private static final long WORD = 0xFFFF_FFFFL;
  private static final long HIGH_BIT = 0x8000_0000L;

  /** The prime that libtpms' whole table has beyond those below 2^16. */
  private static final int LAST_PRIME = 65_537;

  private final BigInteger base;
  private final long jump;
  private final List<Integer> left = new ArrayList<>();

  /**
   * @param start odd
   */
  LibtpmsPrimeField(BigInteger start, int bits) {
    jump = start.longValue() & WORD | HIGH_BIT;
    int surplus = start.mod(BigInteger.valueOf(ALIGNMENT)).intValue();
    base = start.subtract(BigInteger.valueOf(surplus + (surplus % 2 == 0 ? 0 : ALIGNMENT)));
    BitSet crossedOut = crossedOut(greatestPrime(bits));
    for (int i = crossedOut.nextClearBit(0); i < FIELD; i = crossedOut.nextClearBit(i + 1)) {
      left.add(i);
    }
  }

  /** By how far the table of primes is used: to its first or fourth mark, or all of it. */
  private static int greatestPrime(int bits) {
    if (bits <= 512) {
      return 8_167;
    }
    return bits <= 1024 ? 38_891 : LAST_PRIME;
  }

  private BitSet crossedOut(int greatestPrime) {
    BitSet crossedOut = new BitSet(FIELD);
    int[] primes = SmallPrimes.all();
    int[] remainders = SmallPrimes.remainders(base);
    for (int i = 0; i < primes.length && primes[i] <= greatestPrime; i++) {
      crossOut(crossedOut, primes[i], remainders[i]);
    }
    if (greatestPrime == LAST_PRIME) {
      crossOut(crossedOut, LAST_PRIME, base.mod(BigInteger.valueOf(LAST_PRIME)).intValue());
    }
    return crossedOut;
  }

  private static void crossOut(BitSet crossedOut, int prime, int remainder) {
    int distance = remainder == 0 ? 0 : prime - remainder;
    int index = distance % 2 == 0 ? distance / 2 : (distance + prime) / 2;
    for (; index < FIELD; index += prime) {
      crossedOut.set(index);
    }
  }

  /** The next candidate, or null when none is left. */
  BigInteger next() {
    if (left.isEmpty()) {
      return null;
    }
    int place = left.remove((int) (jump % left.size()));
    return base.add(BigInteger.valueOf(2L * place));
  }
}
