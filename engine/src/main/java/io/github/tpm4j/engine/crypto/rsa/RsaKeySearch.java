package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.engine.crypto.random.RandomSource;

/** A way from random bytes to an RSA key, which decides what Primary Objects come out. */
@FunctionalInterface
public interface RsaKeySearch {

  /**
   * A new key.
   *
   * @param bits size of the modulus
   * @param exponent see {@link RsaKeyGenerator#isAllowedExponent}
   */
  RsaPrivateKey generate(int bits, long exponent, RandomSource random);
}
