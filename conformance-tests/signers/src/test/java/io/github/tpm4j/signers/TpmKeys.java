package io.github.tpm4j.signers;

import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmKeyStoreParameter;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;

/** Keys of a KeyStore file, each made when it is first asked for. */
final class TpmKeys {
  static final char[] PASSWORD = "changeit".toCharArray();

  private final Path file;
  private KeyStore store;

  TpmKeys(Path file) throws Exception {
    this.file = file;
    store = KeyStore.getInstance("TPM");
    store.load(null, null);
  }

  /** The key as a program finds it in the file. */
  PrivateKeyEntry entry(TpmKeyGenParameterBuilder key) throws Exception {
    TpmKeyGenParameterSpec spec = key.storeIn(store).build();
    if (!store.containsAlias(spec.alias())) {
      make(spec);
    }
    return (PrivateKeyEntry) store.getEntry(spec.alias(), null);
  }

  private void make(TpmKeyGenParameterSpec spec) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(spec.isRsa() ? "RSA" : "EC", "TPM");
    generator.initialize(spec);
    generator.generateKeyPair();
    store.store(new TpmKeyStoreParameter(file, new PasswordProtection(PASSWORD)));
    store = KeyStore.getInstance(file.toFile(), PASSWORD);
  }

  KeyStore store() {
    return store;
  }
}
