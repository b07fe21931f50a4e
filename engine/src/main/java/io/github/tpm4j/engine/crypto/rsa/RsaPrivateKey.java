package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.engine.crypto.library.NativeRsaKey;
import io.github.tpm4j.engine.crypto.library.Primitive;
import io.github.tpm4j.tss.crypto.BigEndian;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Optional;
import javax.crypto.Cipher;
import org.bouncycastle.util.BigIntegers;

/**
 * An RSA private key, of which a TPM keeps one prime (Part 1, 27.5.3.4).
 *
 * <p>The private operation is by the Chinese remainder theorem and blinded: the native library's
 * where {@link Primitive} says so, otherwise the JDK's (0.93 ms for 2048 bits, of which the two
 * exponentiations are 0.88 ms). Its values are computed at the first use and kept. Safe for use by
 * several threads.
 */
public final class RsaPrivateKey implements AutoCloseable {
  private final RsaPublicKey publicKey;
  private volatile BigInteger p;
  private volatile BigInteger q;
  private volatile PrivateKey crt;
  private NativeRsaKey nativeKey;
  private boolean isClosed;

  RsaPrivateKey(RsaPublicKey publicKey, BigInteger p, BigInteger q) {
    this.publicKey = publicKey;
    this.p = p;
    this.q = q;
  }

  /**
   * The private key of a public key and one of its primes; empty if the prime is not of half the
   * modulus's size or does not divide it, if there is no other prime, or no private exponent. That
   * the primes are prime is not looked at, which would take too long.
   */
  public static Optional<RsaPrivateKey> fromPrime(RsaPublicKey publicKey, byte[] prime) {
    BigInteger p = new BigInteger(1, prime);
    if (p.bitLength() * 2 != publicKey.sizeBits()) {
      return Optional.empty();
    }
    BigInteger[] division = publicKey.modulus().divideAndRemainder(p);
    BigInteger q = division[0];
    boolean isPair = division[1].signum() == 0 && !p.equals(q);
    return isPair && isFit(p, publicKey.exponent()) && isFit(q, publicKey.exponent())
        ? Optional.of(new RsaPrivateKey(publicKey, p, q))
        : Optional.empty();
  }

  /** Whether e has an inverse modulo prime - 1. */
  private static boolean isFit(BigInteger prime, BigInteger e) {
    return prime.testBit(0) && prime.subtract(BigInteger.ONE).mod(e).gcd(e).equals(BigInteger.ONE);
  }

  public RsaPublicKey publicKey() {
    return publicKey;
  }

  /** The first prime, half as long as the modulus: what TPM2B_PRIVATE_KEY_RSA holds. */
  public byte[] prime() {
    return BigEndian.bytes(p, publicKey.sizeBytes() / 2);
  }

  /**
   * RSADP (RFC 8017, 5.1.2): ciphertext^d mod n, of the modulus's size.
   *
   * @throws IllegalArgumentException if the ciphertext is not below the modulus
   * @throws InconsistentKeyException if the key cannot be computed with
   */
  public byte[] apply(byte[] cipherText) {
    byte[] block = block(cipherText);
    return natively(block).orElseGet(() -> applyHere(block));
  }

  private byte[] block(byte[] cipherText) {
    if (!publicKey.isInRange(cipherText)) {
      throw new IllegalArgumentException("The ciphertext is not below the modulus");
    }
    return BigEndian.bytes(new BigInteger(1, cipherText), publicKey.sizeBytes());
  }

  /** By the native library; empty where it is not in use, and for keys that it refuses. */
  Optional<byte[]> natively(byte[] block) {
    return Primitive.RSA_PRIVATE.isNative()
        ? nativeKey().flatMap(key -> key.apply(block))
        : Optional.empty();
  }

  private synchronized Optional<NativeRsaKey> nativeKey() {
    if (nativeKey == null && !isClosed) {
      nativeKey = NativeRsaKey.of(crtSpec()).orElse(null);
    }
    return Optional.ofNullable(nativeKey);
  }

  byte[] applyHere(byte[] block) {
    try {
      Cipher rsa = Cipher.getInstance("RSA/ECB/NoPadding");
      rsa.init(Cipher.DECRYPT_MODE, crt());
      return rsa.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new InconsistentKeyException("The RSA key's numbers do not fit together", e);
    }
  }

  /**
   * RSASP1 (RFC 8017, 5.2.1), checked with the public key, because a signature with a fault in one
   * of the two exponentiations gives the primes away: that of the native library too, which need
   * not be trusted with it.
   *
   * @throws InconsistentKeyException if it does not verify
   */
  byte[] sign(byte[] encoded) {
    byte[] block = block(encoded);
    byte[] signature = natively(block).orElseGet(() -> applyHere(block));
    if (!MessageDigest.isEqual(publicKey.apply(signature), block)) {
      throw new InconsistentKeyException("The RSA signature is wrong");
    }
    return signature;
  }

  private PrivateKey crt() throws GeneralSecurityException {
    PrivateKey key = crt;
    if (key == null) {
      key = KeyFactory.getInstance("RSA").generatePrivate(crtSpec());
      crt = key;
    }
    return key;
  }

  private RSAPrivateCrtKeySpec crtSpec() {
    BigInteger e = publicKey.exponent();
    BigInteger p1 = p.subtract(BigInteger.ONE);
    BigInteger q1 = q.subtract(BigInteger.ONE);
    return new RSAPrivateCrtKeySpec(
        publicKey.modulus(),
        e,
        inverseOfExponent(p1.multiply(q1)),
        p,
        q,
        inverseOfExponent(p1),
        inverseOfExponent(q1),
        coefficient());
  }

  private BigInteger coefficient() {
    try {
      return BigIntegers.modOddInverse(p, q);
    } catch (ArithmeticException e) {
      throw new InconsistentKeyException("The RSA key's primes have a factor in common", e);
    }
  }

  /**
   * e^-1 mod {@code order}: (1 + k·order)/e with k = -order^-1 mod e, a division by the short e
   * instead of a long inversion.
   */
  private BigInteger inverseOfExponent(BigInteger order) {
    BigInteger e = publicKey.exponent();
    BigInteger k = e.subtract(order.mod(e).modInverse(e));
    return order.multiply(k).add(BigInteger.ONE).divide(e);
  }

  /**
   * Lets go of the secret numbers, and wipes them in the native library. Those here cannot be
   * overwritten, because {@link BigInteger} is immutable; the garbage collector reuses their
   * memory.
   */
  @Override
  public synchronized void close() {
    isClosed = true;
    if (nativeKey != null) {
      nativeKey.close();
      nativeKey = null;
    }
    p = BigInteger.ZERO;
    q = BigInteger.ZERO;
    crt = null;
  }

  @Override
  public String toString() {
    return "RsaPrivateKey[" + publicKey.sizeBits() + " bits]";
  }
}
