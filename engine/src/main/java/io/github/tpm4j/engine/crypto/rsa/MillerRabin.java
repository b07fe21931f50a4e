package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.engine.crypto.library.NativeExponentiation;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.util.BigIntegers;

/** The probabilistic test for primes of FIPS 186-4, C.3.1. Safe for several threads. */
final class MillerRabin {
  private static final BigInteger ONE = BigInteger.ONE;
  private static final BigInteger TWO = BigInteger.TWO;

  private final SecureRandom witnesses;
  private final Optional<NativeExponentiation> library;

  /**
   * @param library computes the powers; without it BigInteger does
   */
  MillerRabin(SecureRandom witnesses, Optional<NativeExponentiation> library) {
    this.witnesses = witnesses;
    this.library = library;
  }

  /**
   * Whether no witness is found that the number is composite.
   *
   * @param candidate odd, at least 512 bits
   */
  boolean isProbablePrime(BigInteger candidate, int rounds) {
    for (int i = 0; i < rounds; i++) {
      if (isWitness(
          BigIntegers.createRandomInRange(TWO, candidate.subtract(TWO), witnesses), candidate)) {
        return false;
      }
    }
    return true;
  }

  private boolean isWitness(BigInteger base, BigInteger candidate) {
    BigInteger last = candidate.subtract(ONE);
    int twos = last.getLowestSetBit();
    BigInteger power = power(base, last.shiftRight(twos), candidate);
    if (power.equals(ONE)) {
      return false;
    }
    for (int i = 1; i < twos && !power.equals(last); i++) {
      power = power.multiply(power).mod(candidate);
    }
    return !power.equals(last);
  }

  private BigInteger power(BigInteger base, BigInteger exponent, BigInteger modulus) {
    return library
        .flatMap(it -> it.power(base, exponent, modulus))
        .orElseGet(() -> base.modPow(exponent, modulus));
  }
}
