package io.github.tpm4j.samples.keys;

import io.github.tpm4j.keystore.TpmImportSpec;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.spec.PKCS8EncodedKeySpec;

/** A key that software has had: it is in the TPM then, and wherever it was before. */
public final class ImportedKey {
  private ImportedKey() {}

  /**
   * Puts a key into the TPM and, with its chain, into a KeyStore of type TPM.
   *
   * @param der the EC key in PKCS#8; whoever calls wipes it
   */
  public static PrivateKey put(KeyStore store, byte[] der, Certificate[] chain)
      throws GeneralSecurityException {
    PrivateKey key =
        KeyFactory.getInstance("EC", "TPM")
            .generatePrivate(TpmImportSpec.of("web", new PKCS8EncodedKeySpec(der)));
    store.setKeyEntry("web", key, null, chain);
    return key;
  }
}
