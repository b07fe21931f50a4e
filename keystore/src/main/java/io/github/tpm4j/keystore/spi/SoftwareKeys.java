package io.github.tpm4j.keystore.spi;

import java.security.Key;
import java.security.KeyStoreException;
import javax.crypto.SecretKey;

/** Why keys of software are not kept, and what to do instead. */
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
            + "\", \"TPM\")";
  }
}
