package io.github.tpm4j.samples.keys;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** A secret key of HMAC that stays in the TPM. */
public final class TokenKey {
  private TokenKey() {}

  /** Makes the key "tokens" in the TPM, and puts it into a KeyStore of type TPM. */
  public static SecretKey make(KeyStore store) throws GeneralSecurityException {
    KeyGenerator generator = KeyGenerator.getInstance("HmacSHA256", "TPM");
    generator.init(TpmKeyGenParameterSpec.hmac("tokens", "HmacSHA256").storeIn(store).build());
    SecretKey key = generator.generateKey();
    return key;
  }

  /**
   * Authenticates a message.
   *
   * @return 32 bytes
   * @throws NoSuchAlgorithmException if the provider is not registered
   */
  public static byte[] tag(SecretKey key, byte[] message) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(key); // one TPM command for up to 1,024 bytes
    byte[] tag = mac.doFinal(message);
    return tag;
  }
}
