package io.github.tpm4j.cli.secret;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.tss.asn1.Der;
import io.github.tpm4j.tss.asn1.Oid;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Private keys in DER, as PKCS#8 has them (RFC 5958) and encrypts them (PBES2, RFC 8018). */
final class PrivateKeyDer {
  private static final Oid RSA = new Oid("1.2.840.113549.1.1.1");
  private static final Oid PBES2 = new Oid("1.2.840.113549.1.5.13");
  private static final Oid PBKDF2 = new Oid("1.2.840.113549.1.5.12");
  private static final Oid HMAC_SHA256 = new Oid("1.2.840.113549.2.9");
  private static final Oid AES_256_CBC = new Oid("2.16.840.1.101.3.4.1.42");

  private static final int ITERATIONS = 210_000;
  private static final int KEY_BITS = 256;
  private static final int BLOCK_BYTES = 16;

  private PrivateKeyDer() {}

  /** An RSA key of PKCS#1. */
  static PKCS8EncodedKeySpec ofRsa(byte[] pkcs1) {
    return new PKCS8EncodedKeySpec(
        Der.sequence(
            Der.integer(0), Der.sequence(Der.oid(RSA), Der.nul()), Der.octetString(pkcs1)));
  }

  /** Encrypts a PrivateKeyInfo by a password. */
  static byte[] encrypted(byte[] privateKeyInfo, KeyAuth auth) throws GeneralSecurityException {
    byte[] salt = random();
    byte[] vector = random();
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, key(auth, salt), new IvParameterSpec(vector));
    byte[] function =
        Der.sequence(
            Der.oid(PBKDF2),
            Der.sequence(
                Der.octetString(salt),
                Der.integer(ITERATIONS),
                Der.sequence(Der.oid(HMAC_SHA256), Der.nul())));
    byte[] scheme = Der.sequence(Der.oid(AES_256_CBC), Der.octetString(vector));
    return Der.sequence(
        Der.sequence(Der.oid(PBES2), Der.sequence(function, scheme)),
        Der.octetString(cipher.doFinal(privateKeyInfo)));
  }

  private static SecretKeySpec key(KeyAuth auth, byte[] salt) throws GeneralSecurityException {
    PBEKeySpec password;
    try (PasswordChars chars = PasswordChars.of(auth)) {
      password = new PBEKeySpec(chars.borrow(), salt, ITERATIONS, KEY_BITS);
    }
    byte[] key = {};
    try {
      key =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(password)
              .getEncoded();
      return new SecretKeySpec(key, "AES");
    } finally {
      Arrays.fill(key, (byte) 0);
      password.clearPassword();
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[BLOCK_BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
