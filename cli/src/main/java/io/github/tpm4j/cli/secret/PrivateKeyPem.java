package io.github.tpm4j.cli.secret;

import io.github.tpm4j.cli.output.Pem;
import io.github.tpm4j.keystore.KeyAuth;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Private keys of software in PEM: {@code PRIVATE KEY}, {@code ENCRYPTED PRIVATE KEY} and, to be
 * read only, {@code RSA PRIVATE KEY}.
 */
public final class PrivateKeyPem {
  private static final String BEGIN = "-----BEGIN ";

  private PrivateKeyPem() {}

  /**
   * Reads one of RSA or EC.
   *
   * @param pem may have other text before it, as certtool writes
   * @param auth the password of the file, if it is encrypted
   * @param option that gives the password
   * @throws InvalidKeySpecException if it is none, or the password is missing
   * @throws GeneralSecurityException if the password is wrong, or the cipher is not known
   */
  public static PrivateKey read(String pem, KeyAuth auth, String option)
      throws GeneralSecurityException {
    String block = pem.substring(Math.max(0, pem.indexOf(BEGIN)));
    String kind = block.lines().findFirst().map(String::strip).orElse("");
    KeySpec spec =
        switch (kind) {
          case "-----BEGIN PRIVATE KEY-----" -> new PKCS8EncodedKeySpec(der(block));
          case "-----BEGIN RSA PRIVATE KEY-----" -> PrivateKeyDer.ofRsa(der(block));
          case "-----BEGIN ENCRYPTED PRIVATE KEY-----" -> decrypted(der(block), auth, option);
          default ->
              throw new InvalidKeySpecException(
                  "the file must have a PRIVATE KEY; openssl pkcs8 -topk8 makes one of others");
        };
    for (String algorithm : List.of("EC", "RSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException otherKind) {
        continue;
      }
    }
    throw new InvalidKeySpecException("the file has no private key of RSA or EC");
  }

  /**
   * Writes one.
   *
   * @param auth what the file is encrypted with (PBES2, AES-256); none to leave it plain
   * @return the text, to be wiped
   */
  public static byte[] write(PrivateKey key, KeyAuth auth) throws GeneralSecurityException {
    byte[] der = key.getEncoded();
    try {
      return auth.isNone()
          ? Pem.secret("PRIVATE KEY", der)
          : Pem.secret("ENCRYPTED PRIVATE KEY", PrivateKeyDer.encrypted(der, auth));
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  private static byte[] der(String pem) throws InvalidKeySpecException {
    String body =
        pem.lines()
            .skip(1)
            .takeWhile(line -> !line.startsWith("-----"))
            .map(String::strip)
            .collect(Collectors.joining());
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw new InvalidKeySpecException("the file is no PEM", e);
    }
  }

  private static KeySpec decrypted(byte[] der, KeyAuth auth, String option)
      throws GeneralSecurityException {
    if (auth.isNone()) {
      throw new InvalidKeySpecException("the key file has a password: " + option + " gives it");
    }
    PBEKeySpec passphrase;
    try (PasswordChars chars = PasswordChars.of(auth)) {
      passphrase = new PBEKeySpec(chars.borrow());
    }
    try {
      EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
      // Of PBES2 only the parameters know which cipher it is.
      String algorithm = info.getAlgParameters().toString();
      Key key = SecretKeyFactory.getInstance(algorithm).generateSecret(passphrase);
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
      return info.getKeySpec(cipher);
    } catch (IOException e) {
      throw new InvalidKeySpecException("the key file is damaged", e);
    } finally {
      passphrase.clearPassword();
    }
  }
}
