package io.github.tpm4j.signers;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** Keys of somebody else, in software. */
final class Foreign {
  private Foreign() {}

  /** A pair of the same kind and size. */
  static KeyPair pairLike(PublicKey key) throws GeneralSecurityException {
    if (key instanceof RSAPublicKey rsa) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
      generator.initialize(rsa.getModulus().bitLength());
      return generator.generateKeyPair();
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "SunEC");
    generator.initialize(((ECPublicKey) key).getParams());
    return generator.generateKeyPair();
  }

  /** A public key of the same kind and size. */
  static PublicKey like(PublicKey key) throws GeneralSecurityException {
    return pairLike(key).getPublic();
  }
}
