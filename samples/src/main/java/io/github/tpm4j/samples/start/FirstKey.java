package io.github.tpm4j.samples.start;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmKeyStoreParameter;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.PrivateKey;
import java.security.Signature;

/** A key that is made in the TPM, signs, and is kept in a KeyStore file for the next start. */
public final class FirstKey {
  private FirstKey() {}

  /**
   * Makes the key "client" of P-256, signs by it, and writes the KeyStore file.
   *
   * @param message of any size
   * @return the signature by ECDSA with SHA-256, in DER
   */
  public static byte[] make(Path file, char[] password, byte[] message)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("TPM");
    store.load(null, null);

    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "TPM");
    generator.initialize(
        TpmKeyGenParameterSpec.ec("client", "secp256r1")
            .boundToPcrs("SHA-256", 7) // usable only while PCR 7 is as it is now
            .storeIn(store) // with a self-signed certificate
            .build());
    KeyPair pair = generator.generateKeyPair();

    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(message);
    byte[] signed = signature.sign(); // one TPM command

    store.store(new TpmKeyStoreParameter(file, new PasswordProtection(password)));
    return signed;
  }

  /** Signs by the key of the file, as a later start of the program does. */
  public static byte[] use(Path file, char[] password, byte[] message)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(file.toFile(), password);
    PrivateKey key = (PrivateKey) store.getKey("client", null);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key);
    signature.update(message);
    return signature.sign();
  }
}
