package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.tss.client.TpmClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStoreException;
import java.security.Signature;
import java.security.SignatureException;
import javax.crypto.Mac;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key that is kept with another password than it was got with has that one afterwards. */
class PasswordChangeTest extends OnEveryTpm {
  private static final char[] FIRST = "the first".toCharArray();
  private static final char[] SECOND = "the second".toCharArray();

  private KeyStore store;

  @BeforeEach
  void makeStore() throws Exception {
    store = tpm.keyStore();
  }

  private static TpmKeyGenParameterBuilder ec() {
    return TpmKeyGenParameterSpec.ec("web", "secp256r1");
  }

  private void change(char[] from, char[] to) throws Exception {
    store.setKeyEntry("web", store.getKey("web", from), to, store.getCertificateChain("web"));
  }

  private static KeyStore throughFile(KeyStore store) throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    store.store(file, null);
    KeyStore read = KeyStore.getInstance("TPM", tpm.provider());
    read.load(new ByteArrayInputStream(file.toByteArray()), null);
    return read;
  }

  private static void sign(KeyStore store, char[] password) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA", tpm.provider());
    signature.initSign((TpmPrivateKey) store.getKey("web", password));
    byte[] signed = signature.sign();
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(store.getCertificate("web"));
    assertTrue(verifier.verify(signed));
  }

  @Test
  void aKeyWithoutPasswordGetsOne() throws Exception {
    tpm.key(ec().storeIn(store));
    // As keytool -keypasswd does, which tries the store's password first.
    change("of the store".toCharArray(), SECOND);
    KeyStore again = throughFile(store);
    sign(again, SECOND);
    assertThrows(InvalidKeyException.class, () -> sign(again, null));
    assertThrows(SignatureException.class, () -> sign(again, FIRST));
  }

  @Test
  void onePasswordTakesThePlaceOfAnother_andCanGo() throws Exception {
    tpm.key(ec().auth(FIRST).storeIn(store));
    change(FIRST, SECOND);
    sign(throughFile(store), SECOND);
    assertThrows(SignatureException.class, () -> sign(store, FIRST));
    change(SECOND, new char[0]);
    sign(throughFile(store), null);
  }

  @Test
  void aWrongOldPasswordChangesNothing() throws Exception {
    tpm.key(ec().auth(FIRST).storeIn(store));
    KeyStoreException refusal =
        assertThrows(KeyStoreException.class, () -> change("wrong".toCharArray(), SECOND));
    assertTrue(refusal.getMessage().contains("was not changed"), refusal.getMessage());
    sign(store, FIRST);
  }

  @Test
  void theSamePasswordSendsNothing() throws Exception {
    tpm.key(ec().auth(FIRST).storeIn(store));
    TpmClient client = tpm.provider().connection().device().client();
    long sent = client.commandsSent();
    change(FIRST, FIRST);
    change(FIRST, null);
    assertEquals(sent, client.commandsSent());
  }

  @Test
  void anEntrysProtectionCountsToo() throws Exception {
    tpm.key(ec().auth(FIRST).storeIn(store));
    PrivateKeyEntry entry = (PrivateKeyEntry) store.getEntry("web", new PasswordProtection(FIRST));
    KeyStore other = tpm.keyStore();
    other.setEntry("web", entry, new PasswordProtection(SECOND));
    sign(other, SECOND);
    sign(store, FIRST);
  }

  @Test
  void aSecretKeyGetsOne() throws Exception {
    tpm.secretKey(TpmKeyGenParameterSpec.hmac("web", "HmacSHA256").storeIn(store));
    store.setKeyEntry("web", store.getKey("web", FIRST), SECOND, null);
    Mac mac = Mac.getInstance("HmacSHA256", tpm.provider());
    assertThrows(
        InvalidKeyException.class, () -> mac.init((TpmSecretKey) store.getKey("web", null)));
    mac.init((TpmSecretKey) store.getKey("web", SECOND));
    mac.doFinal(new byte[1]);
  }

  @Test
  void aPolicyThatAsksForAPasswordAsksForTheNewOne() throws Exception {
    tpm.key(ec().boundToPcrs("SHA-256", 16).auth(FIRST).storeIn(store));
    change(FIRST, SECOND);
    sign(throughFile(store), SECOND);
    assertThrows(SignatureException.class, () -> sign(store, FIRST));
  }

  @Test
  void aPolicyThatAsksForNoneIsRefused() throws Exception {
    tpm.key(ec().boundToPcrs("SHA-256", 16).storeIn(store));
    KeyStoreException refusal = assertThrows(KeyStoreException.class, () -> change(FIRST, SECOND));
    assertTrue(refusal.getMessage().contains("its policy asks for none"), refusal.getMessage());
    sign(store, null);
  }

  @Test
  void aPersistentKeyIsRefused() throws Exception {
    KeyStore memory = KeyStore.getInstance("TPM-NV", tpm.provider());
    memory.load(null, null);
    tpm.key(ec().storeIn(memory));
    try {
      KeyStoreException refusal =
          assertThrows(
              KeyStoreException.class,
              () ->
                  memory.setKeyEntry(
                      "web",
                      memory.getKey("web", FIRST),
                      SECOND,
                      memory.getCertificateChain("web")));
      assertTrue(refusal.getMessage().contains("Make a new key"), refusal.getMessage());
      sign(memory, null);
    } finally {
      memory.deleteEntry("web");
    }
  }
}
