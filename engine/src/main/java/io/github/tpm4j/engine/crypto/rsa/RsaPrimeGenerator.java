package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.engine.crypto.random.Drbg;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.math.Primes;

/**
 * Probable primes for RSA (FIPS 186-4, B.3.3; Part 1, B.8.2): two high bits set, prime to the
 * public exponent, found by a sieve from a random start and the Miller-Rabin test.
 *
 * <p>The octets drawn decide primary keys: 1/8 of the prime's bits for each start, nothing else.
 */
final class RsaPrimeGenerator {
  private final int bits;
  private final BigInteger exponent;
  private final RandomSource random;
  // Of their own, so that how many bases a test draws does not decide what key comes out.
  private final SecureRandom witnesses;

  RsaPrimeGenerator(int bits, BigInteger exponent, RandomSource random) {
    this.bits = bits;
    this.exponent = exponent;
    this.random = random;
    witnesses = Drbg.deterministic(random.bytes(32)).asSecureRandom();
  }

  BigInteger next() {
    while (true) {
      BigInteger start = random.bits(bits).setBit(bits - 1).setBit(bits - 2).setBit(0);
      BigInteger prime = firstPrime(new PrimeSieve(start));
      if (prime != null) {
        return prime;
      }
    }
  }

  private BigInteger firstPrime(PrimeSieve sieve) {
    for (BigInteger it = sieve.next(); it != null && it.bitLength() == bits; it = sieve.next()) {
      random.beforeTry();
      if (isCoprimeToExponent(it) && Primes.isMRProbablePrime(it, witnesses, rounds())) {
        return it;
      }
    }
    return null;
  }

  private boolean isCoprimeToExponent(BigInteger prime) {
    BigInteger remainder = prime.subtract(BigInteger.ONE).mod(exponent);
    return remainder.gcd(exponent).equals(BigInteger.ONE);
  }

  /** FIPS 186-4, table C.3, for an error probability of at most 2^-100. */
  private int rounds() {
    if (bits < 1024) {
      return 8;
    }
    return bits < 1536 ? 5 : 4;
  }
}
