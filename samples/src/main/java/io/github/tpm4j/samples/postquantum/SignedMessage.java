package io.github.tpm4j.samples.postquantum;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;

/** A message that is signed by ML-DSA-65, in a TPM of version 185. */
public final class SignedMessage {
  private SignedMessage() {}

  /**
   * Makes the key "code", with a certificate in the store, and signs by it.
   *
   * @param message of any size
   * @return 3,309 bytes
   */
  public static byte[] sign(KeyStore store, byte[] message) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("ML-DSA", "TPM");
    generator.initialize(
        TpmKeyGenParameterSpec.mlDsa("code", "ML-DSA-65").storeIn(store).build()); // RFC 9881
    KeyPair pair = generator.generateKeyPair();

    Signature signature = Signature.getInstance("ML-DSA", "TPM");
    signature.initSign(pair.getPrivate());
    signature.update(message); // the TPM takes it in parts
    byte[] signed = signature.sign();
    return signed;
  }
}
