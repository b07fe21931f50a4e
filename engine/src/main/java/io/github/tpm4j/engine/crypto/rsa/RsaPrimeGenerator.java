package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.engine.crypto.library.NativeExponentiation;
import io.github.tpm4j.engine.crypto.random.Drbg;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.transport.processor.OwnProcessors;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Probable primes for RSA (FIPS 186-4, B.3.3; Part 1, B.8.2): two high bits set, prime to the
 * public exponent, found by a sieve from a random start and the Miller-Rabin test, by all
 * processors.
 *
 * <p>The octets drawn decide primary keys: 1/8 of the prime's bits for each start, nothing else.
 */
final class RsaPrimeGenerator {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  /**
   * Two for each processor: a test takes 0.3 ms, and what is after a prime is tested in vain. So
   * one where there is only one processor.
   */
  private static final int BATCH = PROCESSORS == 1 ? 1 : 2 * PROCESSORS;

  private final int bits;
  private final BigInteger exponent;
  private final RandomSource random;
  private final MillerRabin test;

  RsaPrimeGenerator(
      int bits, BigInteger exponent, RandomSource random, Optional<NativeExponentiation> library) {
    this.bits = bits;
    this.exponent = exponent;
    this.random = random;
    // Witnesses of their own, so that how many a test draws does not decide what key comes out. A
    // SecureRandom may be used by several threads.
    SecureRandom witnesses = Drbg.deterministic(random.bytes(32)).asSecureRandom();
    test = new MillerRabin(witnesses, library);
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
    OwnProcessors.restoreCaller();
    List<BigInteger> batch = candidates(sieve);
    while (!batch.isEmpty()) {
      random.beforeTry();
      // The first one, not any: which prime is found must not depend on the processors.
      Optional<BigInteger> prime = batch.parallelStream().filter(this::isPrime).findFirst();
      if (prime.isPresent()) {
        return prime.get();
      }
      batch = candidates(sieve);
    }
    return null;
  }

  /** The next ones; fewer at the end of the window or of the size, and then none. */
  private List<BigInteger> candidates(PrimeSieve sieve) {
    return Stream.generate(sieve::next)
        .takeWhile(it -> it != null && it.bitLength() == bits)
        .limit(BATCH)
        .toList();
  }

  private boolean isPrime(BigInteger candidate) {
    return isCoprimeToExponent(candidate) && test.isProbablePrime(candidate, rounds());
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
