package io.github.tpm4j.engine.crypto.library;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.spec.RSAPrivateKeySpec;
import java.util.Optional;
import org.bouncycastle.util.BigIntegers;

/**
 * Powers modulo odd numbers, by the native library: its private operation of an RSA key of which
 * only modulus and exponent are known, in constant time. Safe for several threads.
 */
public final class NativeExponentiation {
  private final NativeLibrary library;

  NativeExponentiation(NativeLibrary library) {
    this.library = library;
  }

  /** That of the library that is in use; empty if there is none. */
  public static Optional<NativeExponentiation> forUse() {
    return Primitive.RSA_KEY_PAIR.isNative()
        ? NativeLibrary.forUse().map(NativeExponentiation::new)
        : Optional.empty();
  }

  /**
   * base^exponent mod modulus; empty if the library does not come to it, for then others compute.
   *
   * @param base below the modulus
   * @param exponent above 0 and below the modulus
   * @param modulus odd, at least 512 bits
   */
  public Optional<BigInteger> power(BigInteger base, BigInteger exponent, BigInteger modulus) {
    return NativeLibrary.attempt(() -> compute(base, exponent, modulus));
  }

  BigInteger compute(BigInteger base, BigInteger exponent, BigInteger modulus)
      throws GeneralSecurityException {
    RSAPrivateKeySpec numbers = new RSAPrivateKeySpec(modulus, exponent);
    try (NativeRsaKey key = NativeRsaKey.of(library, numbers)) {
      byte[] block = BigIntegers.asUnsignedByteArray((modulus.bitLength() + 7) / Byte.SIZE, base);
      return new BigInteger(1, key.decrypt(block));
    }
  }
}
