package io.github.tpm4j.engine.crypto.rsa;

import io.github.tpm4j.engine.crypto.TestRandom;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;

/** RSA keys shared by the tests, and the same for the JDK. */
final class RsaTestKeys {
  static final RsaPrivateKey RSA_1024 =
      RsaKeyGenerator.generate(1024, 65537, TestRandom.named("RSA 1024"));
  static final RsaPrivateKey RSA_2048 =
      RsaKeyGenerator.generate(2048, 65537, TestRandom.named("RSA 2048"));

  private RsaTestKeys() {}

  static PublicKey jdkPublic(RsaPrivateKey key) throws GeneralSecurityException {
    RsaPublicKey it = key.publicKey();
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(it.modulus(), it.exponent()));
  }

  static PrivateKey jdkPrivate(RsaPrivateKey key) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new RSAPrivateKeySpec(key.publicKey().modulus(), privateExponent(key)));
  }

  static BigInteger privateExponent(RsaPrivateKey key) {
    BigInteger p = new BigInteger(1, key.prime());
    BigInteger q = key.publicKey().modulus().divide(p);
    BigInteger phi = p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE));
    return key.publicKey().exponent().modInverse(phi);
  }
}
