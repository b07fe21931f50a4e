package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.math.BigInteger;

/**
 * RSA keys as libtpms 0.8 and later finds them, so that the Primary Objects of a TPM that it made
 * come out the same. For new TPMs there is {@link RsaKeyGenerator}.
 */
public final class LibtpmsRsaKeys {
  /** |p - q| must have this bit or a higher one. */
  private static final int DISTANCE_BIT = 100;

  private static final int WORD_BITS = 32;

  /** The square root of 2 in 16 bits of fraction: what brings the top of a start into its range. */
  private static final int SCALE = 0x4AFB;

  private static final int LEAST_TOP = 0xB5050000;

  private LibtpmsRsaKeys() {}

  /** A {@link RsaKeySearch}. The prime that a TPM keeps is the second one. */
  public static RsaPrivateKey generate(int bits, long exponent, RandomSource random) {
    BigInteger e = BigInteger.valueOf(exponent);
    BigInteger q = prime(bits / 2, e, random);
    BigInteger p = prime(bits / 2, e, random);
    while (p.subtract(q).abs().bitLength() <= DISTANCE_BIT) {
      p = prime(bits / 2, e, random);
    }
    return new RsaPrivateKey(new RsaPublicKey(p.multiply(q), e), p, q);
  }

  private static BigInteger prime(int bits, BigInteger e, RandomSource random) {
    while (true) {
      BigInteger start = adjusted(random.bits(bits), bits);
      LibtpmsPrimeField field = new LibtpmsPrimeField(start, bits);
      for (BigInteger candidate = field.next(); candidate != null; candidate = field.next()) {
        random.beforeTry();
        BigInteger remainder = candidate.mod(e);
        boolean isFit = remainder.compareTo(BigInteger.ONE) > 0;
        if (isFit && LibtpmsPrimeTest.isPrime(candidate, random)) {
          return candidate;
        }
      }
    }
  }

  /** Odd, and at least the square root of a half: the product then has all its bits. */
  private static BigInteger adjusted(BigInteger drawn, int bits) {
    int lowBits = bits - WORD_BITS;
    int top = drawn.shiftRight(lowBits).intValue();
    int scaled = (top >>> 16) * SCALE + ((top & 0xFFFF) * SCALE >>> 16) + LEAST_TOP;
    BigInteger low = drawn.mod(BigInteger.ONE.shiftLeft(lowBits));
    return BigInteger.valueOf(Integer.toUnsignedLong(scaled)).shiftLeft(lowBits).or(low).setBit(0);
  }
}
