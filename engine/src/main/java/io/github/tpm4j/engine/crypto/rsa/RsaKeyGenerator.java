package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.engine.crypto.library.NativeExponentiation;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.math.BigInteger;

/**
 * RSA keys (Part 1, B.8.3; FIPS 186-4, B.3.3). A key is a function of the random source, so a
 * Primary Object comes out the same each time; a change here changes every user's primary keys.
 *
 * <p>2048 bits take 20 to 30 ms of processors' time, nearly all in the powers of {@link
 * MillerRabin}.
 */
public final class RsaKeyGenerator {
  /** The exponent that the value 0 in a template stands for (Part 2, TPMS_RSA_PARMS). */
  public static final int DEFAULT_EXPONENT = 65537;

  /** |p - q| must exceed 2^(bits/2 - this). */
  private static final int DISTANCE_BITS = 100;

  private RsaKeyGenerator() {}

  /** Whether {@code exponent}, an unsigned 32-bit number, is an odd prime above 2^16. */
  public static boolean isAllowedExponent(long exponent) {
    return exponent > 1 << 16
        && exponent < 1L << 32
        && exponent % 2 == 1
        && BigInteger.valueOf(exponent).isProbablePrime(64);
  }

  /**
   * A new key.
   *
   * @param bits size of the modulus: 512, as of keys of a TPM 1.2, to 16384, a multiple of 16
   * @param exponent see {@link #isAllowedExponent}
   * @throws IllegalArgumentException if the size or the exponent is not allowed
   */
  public static RsaPrivateKey generate(int bits, long exponent, RandomSource random) {
    if (bits < 512 || bits > 16384 || bits % 16 != 0) {
      throw new IllegalArgumentException("No RSA key has " + bits + " bits");
    }
    if (!isAllowedExponent(exponent)) {
      throw new IllegalArgumentException("The exponent " + exponent + " is no prime above 2^16");
    }
    BigInteger e = BigInteger.valueOf(exponent);
    RsaPrimeGenerator primes =
        new RsaPrimeGenerator(bits / 2, e, random, NativeExponentiation.forUse());
    BigInteger p = primes.next();
    BigInteger q = primes.next();
    while (p.subtract(q).abs().bitLength() <= bits / 2 - DISTANCE_BITS) {
      q = primes.next();
    }
    // d > 2^(bits/2) holds of itself: d is below only for one key in 2^(bits/2).
    return new RsaPrivateKey(new RsaPublicKey(p.multiply(q), e), p, q);
  }
}
