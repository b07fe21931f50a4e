package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmKeyStoreParameter;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStore.CallbackHandlerProtection;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStore.ProtectionParameter;
import java.security.KeyStoreException;
import java.security.Signature;
import java.util.List;
import javax.security.auth.callback.PasswordCallback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three forms of KeyStore.Builder, each with a password and with who is asked for it. */
class KeyStoreBuilderTest extends OnEveryTpm {
  private static final char[] PASSWORD = "of both".toCharArray();

  @TempDir Path folder;

  private KeyStore store;
  private Path file;

  @BeforeEach
  void makeStore() throws Exception {
    store = tpm.keyStore();
    tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").auth(PASSWORD).storeIn(store));
    file = folder.resolve("web.tpm");
    store.store(new TpmKeyStoreParameter(file, new PasswordProtection(PASSWORD)));
  }

  private static List<ProtectionParameter> protections() {
    return List.of(
        new PasswordProtection(PASSWORD),
        new CallbackHandlerProtection(
            callbacks -> ((PasswordCallback) callbacks[0]).setPassword(PASSWORD.clone())));
  }

  private static void assertSigns(KeyStore.Builder builder) throws Exception {
    KeyStore built = builder.getKeyStore();
    ProtectionParameter ofKey = builder.getProtectionParameter("web");
    PrivateKeyEntry entry = (PrivateKeyEntry) built.getEntry("web", ofKey);
    Signature signature = Signature.getInstance("SHA256withECDSA", tpm.provider());
    signature.initSign(entry.getPrivateKey());
    byte[] signed = signature.sign();
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(entry.getCertificate());
    assertTrue(verifier.verify(signed));
  }

  @Test
  void ofAFile() throws Exception {
    for (ProtectionParameter protection : protections()) {
      assertSigns(KeyStore.Builder.newInstance("TPM", tpm.provider(), file.toFile(), protection));
    }
  }

  @Test
  void ofAStore() throws Exception {
    for (ProtectionParameter protection : protections()) {
      assertSigns(KeyStore.Builder.newInstance(store, protection));
    }
  }

  @Test
  void ofTheTpmsMemory() throws Exception {
    KeyStore memory = KeyStore.getInstance("TPM-NV", tpm.provider());
    memory.load(null, null);
    memory.setKeyEntry(
        "web", store.getKey("web", PASSWORD), null, store.getCertificateChain("web"));
    try {
      for (ProtectionParameter protection : protections()) {
        assertSigns(KeyStore.Builder.newInstance("TPM-NV", tpm.provider(), protection));
      }
    } finally {
      memory.deleteEntry("web");
    }
  }

  @Test
  void aFileStoreWithoutItsFileIsRefusedInWords() {
    KeyStore.Builder builder =
        KeyStore.Builder.newInstance("TPM", tpm.provider(), protections().get(0));
    Exception thrown = assertThrows(Exception.class, builder::getKeyStore);
    // Later releases of the JDK wrap it in a KeyStoreException.
    Throwable refusal = thrown instanceof KeyStoreException ? thrown.getCause() : thrown;
    assertInstanceOf(IllegalArgumentException.class, refusal);
    assertTrue(refusal.getMessage().contains("needs its file"), refusal.getMessage());
  }

  @Test
  void aWrongPasswordOfTheFileIsRefused() {
    KeyStore.Builder builder =
        KeyStore.Builder.newInstance(
            "TPM", tpm.provider(), file.toFile(), new PasswordProtection("wrong".toCharArray()));
    assertThrows(KeyStoreException.class, builder::getKeyStore);
  }
}
