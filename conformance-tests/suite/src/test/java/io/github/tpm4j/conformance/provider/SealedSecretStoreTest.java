package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmKeyProtection;
import io.github.tpm4j.keystore.seal.TpmSealProtection;
import io.github.tpm4j.keystore.seal.TpmSealedSecret;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.KeyStore.CallbackHandlerProtection;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.SecretKeyEntry;
import java.security.KeyStoreException;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.callback.PasswordCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets of software in KeyStores, sealed by the TPM. */
class SealedSecretStoreTest extends OnEveryTpm {
  private static final byte[] SECRET = "of the database".getBytes(StandardCharsets.UTF_8);
  private static final char[] PASSWORD = "of the secret".toCharArray();

  private static SecretKeyEntry entry(byte[] secret) {
    return new SecretKeyEntry(new SecretKeySpec(secret, "PBE"));
  }

  private static KeyStore sealed(TpmSealProtection protection) throws Exception {
    KeyStore store = tpm.keyStore();
    store.setEntry("db", entry(SECRET), protection);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    store.store(file, "store".toCharArray());
    assertFalse(file.toString(StandardCharsets.ISO_8859_1).contains("database"));
    KeyStore read = KeyStore.getInstance("TPM", tpm.provider());
    read.load(new ByteArrayInputStream(file.toByteArray()), "store".toCharArray());
    return read;
  }

  @Test
  void aSecretComesBack() throws Exception {
    KeyStore store = sealed(TpmSealProtection.byTpm());
    assertTrue(store.entryInstanceOf("db", SecretKeyEntry.class));
    SecretKey key = (SecretKey) store.getKey("db", "of the store".toCharArray());
    assertArrayEquals(SECRET, key.getEncoded());
    assertEquals("PBE", key.getAlgorithm());
    assertEquals("RAW", key.getFormat());
    SecretKeyEntry entry = (SecretKeyEntry) store.getEntry("db", null);
    assertArrayEquals(SECRET, entry.getSecretKey().getEncoded());
    assertFalse(key.toString().contains("database"));
  }

  @Test
  void thePasswordIsNeeded() throws Exception {
    KeyStore store = sealed(new TpmSealProtection(seal -> seal.auth(PASSWORD)));
    assertArrayEquals(SECRET, ((SecretKey) store.getKey("db", PASSWORD)).getEncoded());
    SecretKey without = (SecretKey) store.getKey("db", null);
    assertThrows(TpmException.class, without::getEncoded);
    SecretKey wrong = (SecretKey) store.getKey("db", "wrong".toCharArray());
    assertThrows(TpmException.class, wrong::getEncoded);

    SecretKeyEntry byPassword =
        (SecretKeyEntry) store.getEntry("db", new PasswordProtection(PASSWORD));
    assertArrayEquals(SECRET, byPassword.getSecretKey().getEncoded());
    CallbackHandlerProtection asked =
        new CallbackHandlerProtection(
            callbacks -> ((PasswordCallback) callbacks[0]).setPassword(PASSWORD));
    SecretKeyEntry byHandler = (SecretKeyEntry) store.getEntry("db", asked);
    assertArrayEquals(SECRET, byHandler.getSecretKey().getEncoded());
  }

  @Test
  void thePolicyIsAskedFor_withWhatIsGivenForIt() throws Exception {
    KeyStore store =
        sealed(new TpmSealProtection(seal -> seal.policy(Policy.secret(TpmHandle.OWNER))));
    PolicyInputs wrong =
        PolicyInputs.NONE.withSecret(TpmHandle.OWNER, () -> SecretBytes.of((byte) 1));
    assertArrayEquals(SECRET, used(store, PolicyInputs.NONE).getEncoded());
    SecretKey refused = used(store, wrong);
    assertThrows(TpmException.class, refused::getEncoded);
  }

  private static SecretKey used(KeyStore store, PolicyInputs inputs) throws Exception {
    TpmKeyProtection protection = new TpmKeyProtection(KeyAuth.none(), inputs);
    return ((SecretKeyEntry) store.getEntry("db", protection)).getSecretKey();
  }

  @Test
  void pcrThatChangedKeepIt_andAreNamed() throws Exception {
    KeyStore store = sealed(new TpmSealProtection(seal -> seal.boundToPcrs("SHA-256", 16)));
    SecretKey key = (SecretKey) store.getKey("db", null);
    assertArrayEquals(SECRET, key.getEncoded());
    tpm.provider()
        .connection()
        .device()
        .extendPcr(16, Map.of(TpmAlg.SHA256, Digests.zero(HashAlg.SHA256)));
    TpmException refusal = assertThrows(TpmException.class, key::getEncoded);
    assertTrue(refusal.getMessage().contains("PCR 16"), refusal.getMessage());
  }

  @Test
  void anEntryTakesAnotherName_andTheTpmsMemory() throws Exception {
    KeyStore store = sealed(TpmSealProtection.byTpm());
    KeyStore memory = KeyStore.getInstance("TPM-NV", tpm.provider());
    memory.load(null, null);
    memory.setEntry("other", store.getEntry("db", null), null);
    try {
      KeyStore again = KeyStore.getInstance("TPM-NV", tpm.provider());
      again.load(null, null);
      assertArrayEquals(SECRET, ((SecretKey) again.getKey("other", null)).getEncoded());
    } finally {
      memory.deleteEntry("other");
    }
  }

  @Test
  void anotherPasswordIsRefused() throws Exception {
    KeyStore store = sealed(new TpmSealProtection(seal -> seal.auth(PASSWORD)));
    KeyStoreException refusal =
        assertThrows(
            KeyStoreException.class,
            () ->
                store.setKeyEntry(
                    "db", store.getKey("db", PASSWORD), "another".toCharArray(), null));
    assertTrue(refusal.getMessage().contains("seal it anew"), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {129, 5000})
  void whatIsTooLongIsRefusedInWords(int length) throws Exception {
    KeyStore store = tpm.keyStore();
    KeyStoreException refusal =
        assertThrows(
            KeyStoreException.class,
            () -> store.setEntry("db", entry(new byte[length]), TpmSealProtection.byTpm()));
    assertTrue(refusal.getMessage().contains("1 to 128 bytes"), refusal.getMessage());
    assertFalse(store.containsAlias("db"));
  }

  @Test
  void unaskedNothingIsSealed() throws Exception {
    KeyStore store = tpm.keyStore();
    KeyStoreException refusal =
        assertThrows(
            KeyStoreException.class,
            () -> store.setEntry("db", entry(SECRET), new PasswordProtection(PASSWORD)));
    assertTrue(
        refusal.getMessage().contains(TpmSealedSecret.KEY_STORE_PROPERTY), refusal.getMessage());
  }

  @Test
  void theSystemPropertySealsUnderThePassword() throws Exception {
    KeyStore store = tpm.keyStore();
    System.setProperty(TpmSealedSecret.KEY_STORE_PROPERTY, "true");
    try {
      store.setEntry("db", entry(SECRET), new PasswordProtection(PASSWORD));
      assertThrows(
          KeyStoreException.class,
          () -> store.setKeyEntry("aes", new SecretKeySpec(new byte[16], "AES"), null, null));
    } finally {
      System.clearProperty(TpmSealedSecret.KEY_STORE_PROPERTY);
    }
    assertArrayEquals(SECRET, ((SecretKey) store.getKey("db", PASSWORD)).getEncoded());
    SecretKey without = (SecretKey) store.getKey("db", null);
    assertThrows(TpmException.class, without::getEncoded);
  }
}
