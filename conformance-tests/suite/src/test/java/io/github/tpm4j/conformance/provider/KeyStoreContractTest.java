package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyPadding;
import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmKeyStoreParameter;
import io.github.tpm4j.provider.TpmProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStore.CallbackHandlerProtection;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.PasswordCallback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys come out of a KeyStore as they went in. */
class KeyStoreContractTest extends OnEveryTpm {
  private static final char[] STORE_PASSWORD = "store".toCharArray();
  private static final char[] KEY_PASSWORD = "key pässword".toCharArray();
  private static final String NO_TPM = "swtpm:host=127.0.0.1,port=1";

  @TempDir Path folder;

  private KeyStore store;

  @BeforeEach
  void makeStore() throws Exception {
    store = tpm.keyStore();
  }

  @Test
  void keysComeBackWithTheirCertificates() throws Exception {
    tpm.key(TpmKeyGenParameterSpec.ec("Web", "secp256r1").storeIn(store));
    tpm.key(TpmKeyGenParameterSpec.rsa("mail", 2048).storeIn(store));
    KeyStore again = throughFile(store);
    assertEquals(List.of("web", "mail"), Collections.list(again.aliases()));
    for (String alias : List.of("WEB", "mail")) {
      X509Certificate certificate = (X509Certificate) again.getCertificate(alias);
      certificate.verify(certificate.getPublicKey());
      assertSigns((PrivateKey) again.getKey(alias, null), certificate.getPublicKey());
      assertTrue(again.isKeyEntry(alias));
      assertTrue(again.entryInstanceOf(alias, PrivateKeyEntry.class));
      assertNotNull(again.getCreationDate(alias));
      assertEquals(store.getCreationDate(alias), again.getCreationDate(alias));
    }
    assertEquals("web", again.getCertificateAlias(again.getCertificate("web")));
  }

  @Test
  void openingAStoreAndGettingItsKeysNeedsNoTpm() throws Exception {
    tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").auth(KEY_PASSWORD).storeIn(store));
    byte[] content = content(store);
    KeyStore elsewhere = KeyStore.getInstance("TPM", new TpmProvider().configure(NO_TPM));
    elsewhere.load(new ByteArrayInputStream(content), STORE_PASSWORD);
    PrivateKey key = (PrivateKey) elsewhere.getKey("web", "wrong".toCharArray());
    assertEquals("EC", key.getAlgorithm());
    assertNull(key.getEncoded());
    assertNull(key.getFormat());
  }

  @Test
  void thePasswordOfAKeyIsAskedForByTheTpm() throws Exception {
    KeyPair made =
        tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").auth(KEY_PASSWORD).storeIn(store));
    KeyStore again = throughFile(store);
    assertSigns((PrivateKey) again.getKey("web", KEY_PASSWORD), made.getPublic());
    PrivateKeyEntry entry =
        (PrivateKeyEntry) again.getEntry("web", new PasswordProtection(KEY_PASSWORD));
    assertSigns(entry.getPrivateKey(), made.getPublic());
    CallbackHandlerProtection asking = new CallbackHandlerProtection(KeyStoreContractTest::answer);
    PrivateKeyEntry asked = (PrivateKeyEntry) again.getEntry("web", asking);
    assertSigns(asked.getPrivateKey(), made.getPublic());
  }

  private static void answer(Callback[] callbacks) {
    PasswordCallback callback = (PasswordCallback) callbacks[0];
    assertTrue(callback.getPrompt().contains("web"), callback.getPrompt());
    callback.setPassword(KEY_PASSWORD);
  }

  @Test
  void aKeyWhoseMissingPasswordIsNeededIsRefusedAtInit() throws Exception {
    tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").auth(KEY_PASSWORD).storeIn(store));
    PrivateKey key = (PrivateKey) store.getKey("web", null);
    Signature signer = Signature.getInstance("SHA256withECDSA", tpm.provider());
    InvalidKeyException refusal =
        assertThrows(InvalidKeyException.class, () -> signer.initSign(key));
    assertTrue(refusal.getMessage().contains("web has a password"), refusal.getMessage());
  }

  @Test
  void aKeyIsSetAgainWithAnotherChainAndUnderAnotherName() throws Exception {
    tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(store));
    PrivateKey key = (PrivateKey) store.getKey("web", null);
    Certificate own = store.getCertificate("web");
    Certificate[] chain = {own, own};
    store.setKeyEntry("web", key, STORE_PASSWORD, chain);
    store.setKeyEntry("other", key, STORE_PASSWORD, chain);
    store.deleteEntry("web");
    KeyStore again = throughFile(store);
    assertFalse(again.containsAlias("web"));
    assertArrayEquals(chain, again.getCertificateChain("other"));
    assertSigns((PrivateKey) again.getKey("other", null), own.getPublicKey());
  }

  @Test
  void softwareKeysAreRefusedInWordsThatNameTheOption() throws Exception {
    KeyPair software = KeyPairGenerator.getInstance("EC", "SunEC").generateKeyPair();
    tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(store));
    Certificate[] chain = store.getCertificateChain("web");
    KeyStoreException refusal =
        assertThrows(
            KeyStoreException.class,
            () -> store.setKeyEntry("web", software.getPrivate(), null, chain));
    assertTrue(refusal.getMessage().contains("-providername TPM"), refusal.getMessage());
  }

  @Test
  void aChainOfAnotherKeyIsRefused() throws Exception {
    tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(store));
    tpm.key(TpmKeyGenParameterSpec.ec("other", "secp256r1").storeIn(store));
    PrivateKey key = (PrivateKey) store.getKey("web", null);
    Certificate[] chain = store.getCertificateChain("other");
    assertThrows(KeyStoreException.class, () -> store.setKeyEntry("web", key, null, chain));
  }

  @Test
  void trustedCertificatesAreKept() throws Exception {
    tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(store));
    Certificate certificate = store.getCertificate("web");
    store.setCertificateEntry("CA", certificate);
    KeyStore again = throughFile(store);
    assertTrue(again.isCertificateEntry("ca"));
    assertEquals(certificate, again.getCertificate("ca"));
    assertInstanceOf(KeyStore.TrustedCertificateEntry.class, again.getEntry("ca", null));
    assertThrows(KeyStoreException.class, () -> again.setCertificateEntry("web", certificate));
  }

  @Test
  void aFileIsReplacedAndItsTypeIsFound() throws Exception {
    tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(store));
    Path file = folder.resolve("keys.tpm");
    TpmKeyStoreParameter place =
        new TpmKeyStoreParameter(file, new PasswordProtection(STORE_PASSWORD));
    store.store(place);
    Provider provider = tpm.provider();
    Security.addProvider(provider);
    try {
      KeyStore found = KeyStore.getInstance(file.toFile(), STORE_PASSWORD);
      assertEquals("TPM", found.getType());
      found.store(place);
      KeyStore loaded = tpm.keyStore();
      loaded.load(place);
      assertTrue(loaded.containsAlias("web"));
    } finally {
      Security.removeProvider(provider.getName());
    }
  }

  @Test
  void aKeyThatCannotSignIsKeptWithACertificateToo() throws Exception {
    tpm.key(
        TpmKeyGenParameterSpec.rsa("mail", 2048)
            .purposes(KeyPurpose.DECRYPT)
            .padding(KeyPadding.ENCRYPTION_PKCS1)
            .storeIn(store));
    assertInstanceOf(
        PrivateKeyEntry.class, throughFile(store).getEntry("mail", new PasswordProtection(null)));
  }

  private KeyStore throughFile(KeyStore written) throws Exception {
    KeyStore read = tpm.keyStore();
    read.load(new ByteArrayInputStream(content(written)), STORE_PASSWORD);
    return read;
  }

  private static byte[] content(KeyStore store) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, STORE_PASSWORD);
    return out.toByteArray();
  }

  private static void assertSigns(PrivateKey key, PublicKey publicKey) throws Exception {
    String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    Signature signer = Signature.getInstance(algorithm, tpm.provider());
    signer.initSign(key);
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(publicKey);
    assertTrue(verifier.verify(signature));
  }
}
