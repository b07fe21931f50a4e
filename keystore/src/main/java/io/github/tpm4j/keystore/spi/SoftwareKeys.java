package io.github.tpm4j.keystore.spi;

import io.github.tpm4j.keystore.KeyImport;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmImportSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import java.security.Key;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import javax.crypto.SecretKey;

/** Keys of software: why they are not kept, what to do instead, and how they are if asked for. */
final class SoftwareKeys {

  private SoftwareKeys() {}

  static KeyStoreException refusal(String alias, Key key) {
    return new KeyStoreException(
        "Key "
            + alias
            + " is in no TPM but in software ("
            + key.getClass().getName()
            + "), and a KeyStore of type TPM keeps TPM keys only. Make the key in the TPM: "
            + remedy(key));
  }

  private static String remedy(Key key) {
    String algorithm = key.getAlgorithm();
    // keytool -genseckey asks whichever provider comes first, also with -providername.
    return key instanceof SecretKey
        ? "with keytool add -J-Djava.security.properties=FILE, where FILE has the line"
            + " jdk.security.provider.preferred=KeyGenerator."
            + algorithm
            + ":TPM, in a program use KeyGenerator.getInstance(\""
            + algorithm
            + "\", \"TPM\")"
        : "with keytool add -providername TPM (and -addprovider TPM), in a program use"
            + " KeyPairGenerator.getInstance(\""
            + algorithm
            + "\", \"TPM\"). To take this key into the TPM, set the system property "
            + TpmImportSpec.KEY_STORE_PROPERTY
            + "=true; whoever had it has it still";
  }

  /**
   * The key in the TPM, if it is a private one of software and the user has said that those are to
   * be taken; the same key otherwise.
   *
   * @throws KeyStoreException if it cannot be taken
   */
  static Key importedIfAsked(TpmConnection tpm, String alias, Key key) throws KeyStoreException {
    if (!(key instanceof PrivateKey software)
        || key instanceof TpmPrivateKey
        || !Boolean.getBoolean(TpmImportSpec.KEY_STORE_PROPERTY)) {
      return key;
    }
    try {
      return new KeyImport(tpm).of(alias, software);
    } catch (InvalidKeySpecException e) {
      throw new KeyStoreException(e.getMessage(), e);
    }
  }
}
