package io.github.tpm4j.provider.tpm12;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The KeyStore of type TPM with keys of a TPM 1.2. */
@Tag("peer")
@ParameterizedClass
@EnumSource(OwnedTpm.Kind.class)
class KeyStoreTest {
  // One TPM for all tests of an invocation.
  @Parameter OwnedTpm.Kind kind;

  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);
  private static final char[] STORE_PASSWORD = "the store's".toCharArray();

  private static OwnedTpm tpm;

  @BeforeParameterizedClassInvocation
  static void start(OwnedTpm.Kind kind) throws Exception {
    tpm = new OwnedTpm(kind);
  }

  @AfterParameterizedClassInvocation
  static void close() throws Exception {
    tpm.close();
  }

  private static KeyStore empty() throws Exception {
    KeyStore store = KeyStore.getInstance("TPM", tpm.provider);
    store.load(null, null);
    return store;
  }

  private static void make(KeyStore store, String alias, char[] password) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", tpm.provider);
    generator.initialize(
        TpmKeyGenParameterSpec.rsa(alias, 1024).auth(password).storeIn(store).build());
    generator.generateKeyPair();
  }

  private static KeyStore writtenAndRead(KeyStore store) throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    store.store(file, STORE_PASSWORD);
    KeyStore read = KeyStore.getInstance("TPM", tpm.provider);
    read.load(new ByteArrayInputStream(file.toByteArray()), STORE_PASSWORD);
    return read;
  }

  private static void assertSigns(KeyStore store, String alias, char[] password) throws Exception {
    X509Certificate certificate = (X509Certificate) store.getCertificate(alias);
    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(certificate);
    verifier.update(MESSAGE);
    assertTrue(verifier.verify(signed(store, alias, password)));
  }

  private static byte[] signed(KeyStore store, String alias, char[] password) throws Exception {
    Signature signer = Signature.getInstance("SHA256withRSA", tpm.provider);
    signer.initSign((PrivateKey) store.getKey(alias, password));
    signer.update(MESSAGE);
    return signer.sign();
  }

  @Test
  void aKeyAndItsCertificate_areKeptInAFile() throws Exception {
    KeyStore store = empty();
    make(store, "web", null);
    KeyStore read = writtenAndRead(store);
    assertTrue(read.isKeyEntry("web"));
    assertTrue(read.entryInstanceOf("web", KeyStore.PrivateKeyEntry.class));
    X509Certificate certificate = (X509Certificate) read.getCertificate("web");
    certificate.verify(certificate.getPublicKey());
    assertSigns(read, "web", STORE_PASSWORD);
    assertSigns(read, "web", null);
    assertNotNull(read.getEntry("web", null));
  }

  @Test
  void aFileIsReadWithoutATpm_andRewrittenAlike() throws Exception {
    KeyStore store = empty();
    make(store, "web", null);
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    store.store(first, null);
    KeyStore other = KeyStore.getInstance("TPM", tpm.provider.configure("swtpm:port=1"));
    other.load(new ByteArrayInputStream(first.toByteArray()), null);
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    other.store(second, null);
    assertArrayEquals(first.toByteArray(), second.toByteArray());
  }

  @Test
  void theFileIsKnownByItsKeys() throws Exception {
    KeyStore store = empty();
    make(store, "web", null);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    store.store(file, null);
    assertTrue(
        io.github.tpm4j.keystore.file.TpmKeyStoreFile.looksLikeTpmKeyStore(
            new ByteArrayInputStream(file.toByteArray())));
  }

  @Test
  void aPasswordIsTheKeysOwn() throws Exception {
    char[] password = "the key's".toCharArray();
    KeyStore store = empty();
    make(store, "web", password);
    KeyStore read = writtenAndRead(store);
    assertSigns(read, "web", password);
    InvalidKeyException none =
        assertThrows(InvalidKeyException.class, () -> signed(read, "web", null));
    assertTrue(none.getMessage().contains("none was given"), none.getMessage());
  }

  @Test
  void aWrongPasswordOfAKeyThatWasUsed_isNotShownAtAll() throws Exception {
    KeyStore store = empty();
    make(store, "web", "the key's".toCharArray());
    long before = tpm.connection.inUse().commandsSent();
    SignatureException refused =
        assertThrows(
            SignatureException.class, () -> signed(store, "web", "another's".toCharArray()));
    assertTrue(refused.getMessage().contains("not the secret"), refused.getMessage());
    assertEquals(before, tpm.connection.inUse().commandsSent());
  }

  @Test
  void aWrongPassword_isShownToTheTpmOnce() throws Exception {
    char[] wrong = "another's".toCharArray();
    KeyStore store = empty();
    make(store, "web", "the key's".toCharArray());
    tpm.connection.close(); // What it knows of the key's secret.
    SignatureException refused =
        assertThrows(SignatureException.class, () -> signed(store, "web", wrong));
    assertTrue(refused.getMessage().contains("TPM_AUTHFAIL"), refused.getMessage());
    long before = tpm.connection.inUse().commandsSent();
    SignatureException again =
        assertThrows(SignatureException.class, () -> signed(store, "web", wrong));
    assertTrue(again.getMessage().contains("not shown again"), again.getMessage());
    assertEquals(before, tpm.connection.inUse().commandsSent());
    assertSigns(store, "web", "the key's".toCharArray());
  }

  @Test
  void aKeyOfAnotherCertificate_isNotKept() throws Exception {
    KeyStore store = empty();
    make(store, "web", null);
    make(store, "mail", null);
    assertThrows(
        KeyStoreException.class,
        () ->
            store.setKeyEntry(
                "web", store.getKey("web", null), null, store.getCertificateChain("mail")));
  }

  @Test
  void randomBytesAreTheTpms() throws Exception {
    SecureRandom random = SecureRandom.getInstance("TPM", tpm.provider);
    byte[] first = new byte[5000];
    random.nextBytes(first);
    byte[] second = new byte[5000];
    random.nextBytes(second);
    assertEquals(false, Arrays.equals(first, second));
    // None of its parts was left out.
    for (int from = 0; from < first.length; from += 50) {
      assertEquals(false, Arrays.equals(new byte[50], Arrays.copyOfRange(first, from, from + 50)));
    }
    random.setSeed(new byte[1000]);
  }
}
