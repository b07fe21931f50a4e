package io.github.tpm4j.tpm12.client;

import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** RSAES-OAEP with SHA-1 and the label TCPA (Part 1, 31.1.1). */
public final class TcpaOaep {
  private static final OAEPParameterSpec PARAMETERS =
      new OAEPParameterSpec(
          "SHA-1",
          "MGF1",
          MGF1ParameterSpec.SHA1,
          new PSource.PSpecified("TCPA".getBytes(StandardCharsets.US_ASCII)));

  private TcpaOaep() {}

  /**
   * Encrypts to a key of a TPM.
   *
   * @param key an RSA key
   * @param plain 42 bytes less than the modulus at the most; the caller wipes them
   * @return as long as the modulus
   * @throws IllegalArgumentException if the key is none of RSA, or the data too long
   */
  public static Bytes encrypt(TpmPubkey key, byte[] plain) {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(Cipher.ENCRYPT_MODE, RsaPublicKeys.of(key), PARAMETERS);
      return Bytes.of(cipher.doFinal(plain));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The key cannot encrypt this", e);
    }
  }

  /**
   * Decrypts in software what was encrypted to a key that is in no TPM, such as an authority's.
   *
   * @param key an RSA key
   * @param encrypted as long as the modulus
   * @return what was encrypted
   * @throws GeneralSecurityException if it was encrypted to another key, or is damaged
   */
  public static Bytes decrypt(PrivateKey key, Bytes encrypted) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(Cipher.DECRYPT_MODE, key, PARAMETERS);
    return Bytes.of(cipher.doFinal(encrypted.toArray()));
  }

  static Bytes encrypt(TpmPubkey key, AuthSecret secret) {
    byte[] plain = secret.toArray();
    try {
      return encrypt(key, plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }
}
