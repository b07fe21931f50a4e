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
 * @param key the contents of its file: public area, encrypted private area, parent and policy
 * @param alias how messages and exceptions name the key
 * @param auth the key's password, or who is asked for it; {@link KeyAuth#none} for none
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
   * @param pem path of a text file with the lines BEGIN and END
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
