package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.crypto.SoftwareProviders;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;

/** The public key of a private one that came without it, as from a file in PKCS#8. */
public final class SoftwarePublicKey {
  private SoftwarePublicKey() {}

  /**
   * {@return the public key}
   *
   * @param key RSA with CRT values, or EC on a curve of NIST
   * @throws InvalidKeySpecException if it is another key, or its numbers do not fit
   */
  public static PublicKey of(PrivateKey key) throws InvalidKeySpecException {
    try {
      if (key instanceof RSAPrivateCrtKey rsa) {
        return KeyFactory.getInstance("RSA", SoftwareProviders.of("KeyFactory", "RSA"))
            .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
      }
      if (key instanceof ECPrivateKey ec) {
        return KeyFactory.getInstance("EC", SoftwareProviders.of("KeyFactory", "EC"))
            .generatePublic(new ECPublicKeySpec(PublicPoint.of(ec), ec.getParams()));
      }
    } catch (InvalidKeySpecException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new InvalidKeySpecException(e.getMessage(), e);
    }
    throw new InvalidKeySpecException("The public key of this private key is not known");
  }
}
