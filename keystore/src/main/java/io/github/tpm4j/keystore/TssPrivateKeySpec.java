package io.github.tpm4j.keystore;

import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;

/**
 * A {@code TSS2 PRIVATE KEY} for {@link java.security.KeyFactory}: what tpm2-openssl, tpm2-tools
 * and this project write for a TPM key that is kept outside its TPM.
 *
 * @param key the key
 * @param alias its name in messages
 * @param auth where its password comes from
 */
public record TssPrivateKeySpec(Tss2PrivateKey key, String alias, KeyAuth auth) implements KeySpec {

  /**
   * Reads PEM text.
   *
   * @param pem the text, with its lines BEGIN and END
   * @param password of the key; null if it needs none
   * @return what {@code KeyFactory} of the provider takes
   * @throws InvalidKeySpecException if the text holds no such key
   */
  public static TssPrivateKeySpec ofPem(String pem, char[] password)
      throws InvalidKeySpecException {
    try {
      return new TssPrivateKeySpec(Tss2Pem.decode(pem), "from PEM", KeyAuth.password(password));
    } catch (IOException e) {
      throw new InvalidKeySpecException(e.getMessage(), e);
    }
  }

  /**
   * Reads a PEM file; its name becomes the key's alias.
   *
   * @param pem the file with the text
   * @param password of the key; null if it needs none
   * @return what {@code KeyFactory} of the provider takes
   * @throws IOException if the file cannot be read, or holds no such key
   */
  public static TssPrivateKeySpec ofFile(Path pem, char[] password) throws IOException {
    return new TssPrivateKeySpec(
        Tss2Pem.decode(Files.readString(pem)),
        pem.getFileName().toString(),
        KeyAuth.password(password));
  }
}
