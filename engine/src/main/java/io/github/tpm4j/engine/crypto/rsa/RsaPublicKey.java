package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.tss.crypto.BigEndian;
import java.math.BigInteger;

/** An RSA public key. */
public record RsaPublicKey(BigInteger modulus, BigInteger exponent) {
  /** A key of the modulus as in TPM2B_PUBLIC_KEY_RSA and an exponent that is not 0. */
  public static RsaPublicKey of(byte[] modulus, long exponent) {
    return new RsaPublicKey(new BigInteger(1, modulus), BigInteger.valueOf(exponent));
  }

  public int sizeBits() {
    return modulus.bitLength();
  }

  public int sizeBytes() {
    return (modulus.bitLength() + 7) / 8;
  }

  /** Whether the octets, as a number, are below the modulus, as RSAEP and RSADP need it. */
  public boolean isInRange(byte[] message) {
    return new BigInteger(1, message).compareTo(modulus) < 0;
  }

  /**
   * RSAEP and RSAVP1 (RFC 8017, 5.1.1, 5.2.2): message^e mod n, of the modulus's size.
   *
   * @throws IllegalArgumentException if the message is not below the modulus
   */
  public byte[] apply(byte[] message) {
    BigInteger number = new BigInteger(1, message);
    if (number.compareTo(modulus) >= 0) {
      throw new IllegalArgumentException("The message is not below the modulus");
    }
    return BigEndian.bytes(number.modPow(exponent, modulus), sizeBytes());
  }
}
