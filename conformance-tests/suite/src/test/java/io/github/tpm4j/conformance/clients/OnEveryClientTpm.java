package io.github.tpm4j.conformance.clients;

import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.provider.TpmProvider;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.Security;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs a class of tests with each TPM, its provider registered as a program would. */
@Tag("peer")
@ParameterizedClass
@EnumSource(ClientTpm.class)
abstract class OnEveryClientTpm {
  @TempDir Path folder;
  @Parameter ClientTpm kind;

  private ClientTpm.Running tpm;
  private TpmProvider provider;

  @BeforeEach
  void register() throws Exception {
    tpm = kind.start(folder);
    provider = (TpmProvider) new TpmProvider().configure(tpm.tcti());
    Security.addProvider(provider);
  }

  @AfterEach
  void remove() throws Exception {
    Security.removeProvider(provider.getName());
    provider.connection().close();
    tpm.close();
  }

  /** A new key with a self-signed certificate. */
  static PrivateKeyEntry newKey(TpmKeyGenParameterBuilder parameters) throws Exception {
    KeyStore store = KeyStore.getInstance("TPM");
    store.load(null, null);
    TpmKeyGenParameterSpec spec = parameters.storeIn(store).build();
    KeyPairGenerator generator = KeyPairGenerator.getInstance(spec.isRsa() ? "RSA" : "EC", "TPM");
    generator.initialize(spec);
    generator.generateKeyPair();
    return (PrivateKeyEntry) store.getEntry(spec.alias(), null);
  }
}
