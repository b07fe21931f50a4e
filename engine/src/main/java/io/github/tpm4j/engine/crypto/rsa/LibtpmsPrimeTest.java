package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.math.BigInteger;

/**
 * The Miller-Rabin test (FIPS 186-4, C.3.1) with bases from the source that the candidates come
 * from, as in libtpms: how many are drawn decides what comes after.
 */
final class LibtpmsPrimeTest {
  private static final int MANY_BITS = 1536;

  private LibtpmsPrimeTest() {}

  static boolean isPrime(BigInteger number, RandomSource random) {
    BigInteger last = number.subtract(BigInteger.ONE);
    int twos = last.getLowestSetBit();
    BigInteger odd = last.shiftRight(twos);
    int rounds = number.bitLength() < MANY_BITS ? 5 : 4;
    for (int round = 0; round < rounds; round++) {
      BigInteger power = base(number, random).modPow(odd, number);
      if (!power.equals(BigInteger.ONE) && !reaches(last, power, twos, number)) {
        return false;
      }
    }
    return true;
  }

  /** Above 1 and below number - 1. */
  private static BigInteger base(BigInteger number, RandomSource random) {
    BigInteger last = number.subtract(BigInteger.ONE);
    BigInteger base = random.bits(number.bitLength());
    while (base.compareTo(BigInteger.ONE) <= 0 || base.compareTo(last) >= 0) {
      base = random.bits(number.bitLength());
    }
    return base;
  }

  /** Whether the number - 1 comes up when the power is squared, at most {@code twos} - 1 times. */
  private static boolean reaches(BigInteger last, BigInteger power, int twos, BigInteger number) {
    BigInteger square = power;
    for (int i = 1; i < twos && !square.equals(last); i++) {
      square = square.multiply(square).mod(number);
    }
    return square.equals(last);
  }
}
