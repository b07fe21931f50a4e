package io.github.tpm4j.keystore.family;

import io.github.tpm4j.tss.crypto.SoftwareProviders;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** Keys of software that are to go into a TPM, with their numbers. Sends nothing. */
public final class SoftwareNumbers {
  private static final int STEP_BITS = 16;

  private SoftwareNumbers() {}

  /**
   * {@return the key of a specification}
   *
   * @param algorithm {@code RSA} or {@code EC}
   * @param spec an encoding or the numbers
   * @throws InvalidKeySpecException if it is no such key
   */
  public static PrivateKey of(String algorithm, KeySpec spec) throws InvalidKeySpecException {
    try {
      return factory(algorithm).generatePrivate(spec);
    } catch (InvalidKeySpecException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new InvalidKeySpecException(e.getMessage(), e);
    }
  }

  /**
   * {@return the same key as one of the JVM's own, which shows its numbers}
   *
   * @param alias how messages name the key
   * @param key of any provider that lets its keys out
   * @throws InvalidKeySpecException if it does not
   */
  public static PrivateKey shown(String alias, PrivateKey key) throws InvalidKeySpecException {
    if (key instanceof RSAPrivateCrtKey) {
      return key;
    }
    try {
      return (PrivateKey) factory(key.getAlgorithm()).translateKey(key);
    } catch (GeneralSecurityException e) {
      InvalidKeySpecException refusal = unknown(alias, key);
      refusal.addSuppressed(e);
      throw refusal;
    }
  }

  private static KeyFactory factory(String algorithm) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm, SoftwareProviders.of("KeyFactory", algorithm));
  }

  /**
   * {@return the refusal of a key whose numbers are not to be had, or of another kind}
   *
   * @param alias how messages name the key
   * @param key the key
   */
  public static InvalidKeySpecException unknown(String alias, PrivateKey key) {
    return new InvalidKeySpecException(
        "Key "
            + alias
            + " cannot be taken into the TPM: it shows no numbers of an RSA key with two primes"
            + " or of an EC key ("
            + key.getClass().getName()
            + ")");
  }

  /**
   * Checks an RSA key: its numbers belong together, and are such as TPMs have.
   *
   * @param key the key
   * @throws InvalidKeySpecException if they do not, or the public exponent is not 65,537, or the
   *     two primes are not of the same length
   */
  public static void require(RSAPrivateCrtKey key) throws InvalidKeySpecException {
    if (!key.getPublicExponent().equals(RSAKeyGenParameterSpec.F4)) {
      throw new InvalidKeySpecException("TPMs have RSA keys with the public exponent 65537");
    }
    if (!isConsistent(key)) {
      throw new InvalidKeySpecException("The numbers of the RSA key do not belong together");
    }
    int bits = key.getModulus().bitLength();
    if (bits % STEP_BITS != 0
        || key.getPrimeP().bitLength() != bits / 2
        || key.getPrimeQ().bitLength() != bits / 2) {
      throw new InvalidKeySpecException("TPMs have RSA keys of two primes of the same length");
    }
  }

  private static boolean isConsistent(RSAPrivateCrtKey key) {
    BigInteger p = key.getPrimeP();
    BigInteger q = key.getPrimeQ();
    BigInteger one = BigInteger.ONE;
    if (p.compareTo(one) <= 0 || q.compareTo(one) <= 0 || !p.multiply(q).equals(key.getModulus())) {
      return false;
    }
    BigInteger ed = key.getPublicExponent().multiply(key.getPrivateExponent()).subtract(one);
    return ed.mod(p.subtract(one)).signum() == 0 && ed.mod(q.subtract(one)).signum() == 0;
  }
}
