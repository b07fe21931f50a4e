package io.github.tpm4j.provider.tpm12;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyPadding;
import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmKeyStoreParameter;
import io.github.tpm4j.keystore.tpm12.Binding;
import io.github.tpm4j.provider.TpmProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/tpm12.md shows of the KeyStore. */
@Tag("peer")
class GuideTest {
  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);

  private static byte[] signed(String tcti, Path file, char[] password) throws Exception {
    Provider tpm = new TpmProvider().configure(tcti); // device:/dev/tpm0, tcsd:, swtpm:, ...
    KeyStore store = KeyStore.getInstance("TPM", tpm);
    store.load(null, null);

    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", tpm);
    generator.initialize(
        TpmKeyGenParameterSpec.rsa("client", 2048)
            .boundToPcrs("SHA-1", 7) // usable only while PCR 7 is as it is now
            .storeIn(store)
            .build());
    generator.generateKeyPair();
    store.store(new TpmKeyStoreParameter(file, new PasswordProtection(password)));

    Signature signature = Signature.getInstance("SHA256withRSA", tpm);
    signature.initSign((PrivateKey) store.getKey("client", null));
    signature.update(MESSAGE);
    byte[] signed = signature.sign(); // one TPM command, once the key is loaded
    ((TpmProvider) tpm).connection().close();
    return signed;
  }

  private static byte[] unbound(OwnedTpm owned, byte[] data) throws Exception {
    Provider tpm = owned.provider;
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", tpm);
    generator.initialize(
        TpmKeyGenParameterSpec.rsa("binding", 2048)
            .purposes(KeyPurpose.DECRYPT)
            .padding(KeyPadding.ENCRYPTION_OAEP)
            .digest("SHA-1")
            .build());
    KeyPair pair = generator.generateKeyPair();
    byte[] bound = Binding.encrypt((RSAPublicKey) pair.getPublic(), data); // needs no TPM
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding", tpm);
    cipher.init(Cipher.DECRYPT_MODE, pair.getPrivate(), Binding.PARAMETERS);
    return cipher.doFinal(bound);
  }

  @Test
  void aKeyOfTheKeyStoreSigns(@TempDir Path folder) throws Exception {
    char[] password = "the store's".toCharArray();
    Path file = folder.resolve("keys.tpm");
    try (OwnedTpm tpm = new OwnedTpm()) {
      byte[] signature = signed(tpm.tcti(), file, password);
      KeyStore store = KeyStore.getInstance("TPM", tpm.provider);
      store.load(new TpmKeyStoreParameter(file, new PasswordProtection(password)));
      Signature verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(store.getCertificate("client"));
      verifier.update(MESSAGE);
      assertTrue(verifier.verify(signature));
      assertEquals(1, store.size());
    }
  }

  @Test
  void aBindingKeyDecrypts() throws Exception {
    try (OwnedTpm tpm = new OwnedTpm()) {
      assertArrayEquals(MESSAGE, unbound(tpm, MESSAGE));
    }
  }
}
