package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStore.SecretKeyEntry;
import java.security.KeyStoreException;
import java.security.ProviderException;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secret keys come out of a KeyStore as they went in, and are bound as other keys are. */
class SecretKeyStoreTest extends OnEveryTpm {
  private static final char[] PASSWORD = "store".toCharArray();
  private static final byte[] MESSAGE = "what nobody must change".getBytes();

  private KeyStore store;

  @BeforeEach
  void makeStore() throws Exception {
    store = tpm.keyStore();
  }

  private static KeyStore throughFile(KeyStore written) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    written.store(out, PASSWORD);
    KeyStore read = tpm.keyStore();
    read.load(new ByteArrayInputStream(out.toByteArray()), PASSWORD);
    return read;
  }

  private static byte[] mac(Key key) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256", tpm.provider());
    mac.init(key);
    return mac.doFinal(MESSAGE);
  }

  private static byte[] encrypt(Key key) throws Exception {
    Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding", tpm.provider());
    cipher.init(Cipher.ENCRYPT_MODE, key);
    return cipher.doFinal(MESSAGE);
  }

  @Test
  void keysComeBack() throws Exception {
    TpmSecretKey hmac =
        tpm.secretKey(TpmKeyGenParameterSpec.hmac("Tokens", "HmacSHA256").storeIn(store));
    TpmSecretKey aes = tpm.secretKey(TpmKeyGenParameterSpec.aes("files", 256).storeIn(store));
    tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(store));
    KeyStore again = throughFile(store);
    assertEquals(List.of("tokens", "files", "web"), Collections.list(again.aliases()));
    assertArrayEquals(mac(hmac), mac(again.getKey("TOKENS", null)));
    assertArrayEquals(encrypt(aes), encrypt(again.getKey("files", null)));
    assertEquals(aes, again.getKey("files", null));
    assertEquals("AES", again.getKey("files", null).getAlgorithm());
    for (String alias : List.of("tokens", "files")) {
      assertTrue(again.isKeyEntry(alias));
      assertFalse(again.isCertificateEntry(alias));
      assertTrue(again.entryInstanceOf(alias, SecretKeyEntry.class));
      assertFalse(again.entryInstanceOf(alias, PrivateKeyEntry.class));
      assertNull(again.getCertificate(alias));
      assertNull(again.getCertificateChain(alias));
      assertEquals(store.getCreationDate(alias), again.getCreationDate(alias));
    }
    assertFalse(again.entryInstanceOf("web", SecretKeyEntry.class));
    assertTrue(again.entryInstanceOf("web", PrivateKeyEntry.class));
  }

  @Test
  void keysAreSetAsKeysAndAsEntries() throws Exception {
    TpmSecretKey key = tpm.secretKey("HmacSHA256");
    store.setKeyEntry("key", key, null, null);
    store.setEntry("entry", new SecretKeyEntry(key), null);
    store.setEntry("protected", new SecretKeyEntry(key), new PasswordProtection(PASSWORD));
    byte[] encoded = ((WrappedKey) key.source()).key().encoded().toByteArray();
    store.setKeyEntry("encoded", encoded, null);
    KeyStore again = throughFile(store);
    for (String alias : List.of("key", "entry", "protected", "encoded")) {
      SecretKeyEntry entry =
          assertInstanceOf(SecretKeyEntry.class, again.getEntry(alias, null), alias);
      assertArrayEquals(mac(key), mac(entry.getSecretKey()));
    }
  }

  @Test
  void keysOfSoftwareAreRefusedInWordsThatNameTheGenerator() {
    SecretKeySpec software = new SecretKeySpec(new byte[16], "AES");
    KeyStoreException refusal =
        assertThrows(
            KeyStoreException.class, () -> store.setKeyEntry("files", software, null, null));
    String message = refusal.getMessage();
    assertTrue(message.contains("KeyGenerator.getInstance(\"AES\", \"TPM\")"), message);
    assertTrue(message.contains("jdk.security.provider.preferred=KeyGenerator.AES:TPM"), message);
    assertThrows(
        KeyStoreException.class,
        () ->
            store.setEntry(
                "files", new SecretKeyEntry(software), new PasswordProtection(PASSWORD)));
  }

  @Test
  void aSecretKeyHasNoCertificates() throws Exception {
    tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(store));
    Certificate[] chain = store.getCertificateChain("web");
    TpmSecretKey key = tpm.secretKey("AES");
    assertThrows(KeyStoreException.class, () -> store.setKeyEntry("files", key, null, chain));
    assertFalse(store.containsAlias("files"));
  }

  @Test
  void thePasswordOfAKeyIsAskedForByTheTpm() throws Exception {
    char[] right = "key pässword".toCharArray();
    TpmSecretKey made =
        tpm.secretKey(
            TpmKeyGenParameterSpec.hmac("tokens", "HmacSHA256").auth(right).storeIn(store));
    KeyStore again = throughFile(store);
    assertArrayEquals(mac(made), mac(again.getKey("tokens", right)));
    SecretKeyEntry entry = (SecretKeyEntry) again.getEntry("tokens", new PasswordProtection(right));
    assertArrayEquals(mac(made), mac(entry.getSecretKey()));
    Key wrong = again.getKey("tokens", "wrong".toCharArray());
    assertThrows(ProviderException.class, () -> mac(wrong));
    Key none = again.getKey("tokens", null);
    assertThrows(InvalidKeyException.class, () -> mac(none));
  }

  @Test
  void aKeyBoundToPcrsIsUsableWhileTheyAreAsTheyWere() throws Exception {
    TpmSecretKey made =
        tpm.secretKey(
            TpmKeyGenParameterSpec.aes("files", 128).boundToPcrs("SHA-256", 16).storeIn(store));
    Key read = throughFile(store).getKey("files", null);
    assertArrayEquals(encrypt(made), encrypt(read));
    tpm.provider()
        .connection()
        .device()
        .extendPcr(16, Map.of(TpmAlg.SHA256, Digests.of(HashAlg.SHA256, MESSAGE)));
    ProviderException refusal = assertThrows(ProviderException.class, () -> encrypt(read));
    assertTrue(refusal.getMessage().contains("PCR 16"), refusal::getMessage);
  }

  /** Keys of longer HMACs are named by another hash, which policies are measured by too. */
  @Test
  void aKeyOfHmacSha512IsBoundToPcrsAndAPassword() throws Exception {
    char[] password = "of more bytes than a digest of SHA-256 has: 47".toCharArray();
    TpmSecretKey made =
        tpm.secretKey(
            TpmKeyGenParameterSpec.hmac("long", "HmacSHA512")
                .boundToPcrs("SHA-256", 23)
                .auth(password)
                .storeIn(store));
    Mac mac = Mac.getInstance("HmacSHA512", tpm.provider());
    mac.init(made);
    byte[] known = mac.doFinal(MESSAGE);
    Key read = throughFile(store).getKey("long", password);
    mac.init(read);
    assertArrayEquals(known, mac.doFinal(MESSAGE));
    tpm.provider()
        .connection()
        .device()
        .extendPcr(23, Map.of(TpmAlg.SHA256, Digests.of(HashAlg.SHA256, MESSAGE)));
    ProviderException refusal = assertThrows(ProviderException.class, () -> mac.doFinal(MESSAGE));
    assertTrue(refusal.getMessage().contains("PCR 23"), refusal::getMessage);
  }

  @Test
  void aKeyInTheTpmsMemoryIsKeptByItsHandle() throws Exception {
    int place = 0x81000042;
    TpmSecretKey made =
        tpm.secretKey(
            TpmKeyGenParameterSpec.hmac("tokens", "HmacSHA256")
                .persistentHandle(TpmHandle.of(place)));
    TpmSecretKey opened =
        TpmSecretKey.ofPersistent(tpm.provider().connection(), place, KeyAuth.none());
    assertEquals(made, opened);
    assertArrayEquals(mac(made), mac(opened));
    store.setKeyEntry("persistent", opened, null, null);
    KeyStore again = throughFile(store);
    assertTrue(again.entryInstanceOf("persistent", SecretKeyEntry.class));
    assertArrayEquals(mac(made), mac(again.getKey("persistent", null)));
  }
}
