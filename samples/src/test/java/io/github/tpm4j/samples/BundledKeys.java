package io.github.tpm4j.samples;

import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.device.TpmDevice;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.Security;

/** Keys of a new bundled TPM, whose provider is registered until this is closed. */
public final class BundledKeys implements AutoCloseable {
  private final TpmProvider provider = (TpmProvider) new TpmProvider().configure("engine:memory");

  public BundledKeys() {
    Security.addProvider(provider);
  }

  /** A key of RSA-2048 or P-256 with a certificate of its own, in a KeyStore. */
  public PrivateKeyEntry entry(String algorithm) throws Exception {
    KeyStore store = KeyStore.getInstance("TPM");
    store.load(null, null);
    TpmKeyGenParameterBuilder key =
        algorithm.equals("RSA")
            ? TpmKeyGenParameterSpec.rsa("signer", 2048)
            : TpmKeyGenParameterSpec.ec("signer", "secp256r1");
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, "TPM");
    generator.initialize(key.storeIn(store).build());
    generator.generateKeyPair();
    return (PrivateKeyEntry) store.getEntry("signer", null);
  }

  /** The TPM that the keys are in. */
  public TpmDevice device() {
    return provider.connection().device();
  }

  @Override
  public void close() {
    Security.removeProvider(provider.getName());
    provider.connection().close();
  }
}
