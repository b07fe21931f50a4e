package io.github.tpm4j.provider.cipher;

import io.github.tpm4j.tss.crypto.SoftwareProviders;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** Keys out of the octets that they were wrapped as. */
final class UnwrappedKeys {

  private UnwrappedKeys() {}

  /**
   * The key.
   *
   * @param encoded is wiped
   * @param type {@link Cipher#SECRET_KEY}, {@link Cipher#PRIVATE_KEY} or {@link Cipher#PUBLIC_KEY}
   */
  static Key of(byte[] encoded, String algorithm, int type)
      throws InvalidKeyException, NoSuchAlgorithmException {
    try {
      return switch (type) {
        case Cipher.SECRET_KEY -> new SecretKeySpec(encoded, algorithm);
        case Cipher.PRIVATE_KEY ->
            factory(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        case Cipher.PUBLIC_KEY ->
            factory(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
        default -> throw new InvalidKeyException("There is no type " + type + " of keys");
      };
    } catch (InvalidKeySpecException | IllegalArgumentException e) {
      throw new InvalidKeyException("What was unwrapped is no " + algorithm + " key", e);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  private static KeyFactory factory(String algorithm) throws NoSuchAlgorithmException {
    return KeyFactory.getInstance(algorithm, SoftwareProviders.of("KeyFactory", algorithm));
  }
}
