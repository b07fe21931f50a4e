package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmKeyStoreParameter;
import io.github.tpm4j.keystore.TpmMemoryParameter;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.keystore.memory.MemoryEntries;
import io.github.tpm4j.keystore.memory.MemoryRoom;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStoreException;
import java.security.Signature;
import java.security.UnrecoverableEntryException;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The KeyStore that is the TPM's own memory. */
class NvKeyStoreTest extends OnEveryTpm {
  private static final int FOREIGN = 0x81000030;

  @TempDir private Path folder;

  private TpmMemory memory;
  private List<TpmHandle> before;
  private KeyStore store;

  @BeforeEach
  void open() throws Exception {
    tpm.provider().connection().device().readPcr(TpmAlg.SHA256, 0);
    memory = new TpmMemory(tpm.transport());
    before = memory.persistent();
    store = opened();
  }

  @AfterEach
  void everythingCanBeRemoved() throws Exception {
    KeyStore left = opened();
    for (String alias : Collections.list(left.aliases())) {
      if (!alias.startsWith("0x")) {
        left.deleteEntry(alias);
      }
    }
    assertEquals(before, memory.persistent());
    assertEquals(0, room().usedIndices());
  }

  private static KeyStore opened() throws Exception {
    KeyStore opened = KeyStore.getInstance("TPM-NV", tpm.provider());
    opened.load(null, null);
    return opened;
  }

  private static MemoryRoom room() {
    return MemoryEntries.of(tpm.provider().connection()).room();
  }

  private static KeyPair make(String alias, KeyStore where) throws Exception {
    return tpm.key(TpmKeyGenParameterSpec.ec(alias, "secp256r1").storeIn(where));
  }

  /** As a KeyStore gives it. */
  private static void assertSigns(KeyStore where, String alias) throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSA", tpm.provider());
    signature.initSign((TpmPrivateKey) where.getKey(alias, null));
    signature.update((byte) 1);
    byte[] signed = signature.sign();
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(where.getCertificate(alias));
    verifier.update((byte) 1);
    assertTrue(verifier.verify(signed));
  }

  @Test
  void aKeyIsPersistentUntilItsEntryIsDeleted() throws Exception {
    int keysLeft = room().persistentKeysLeft();
    make("Web", store);
    assertEquals(1, store.size());
    assertEquals(before.size() + 1, memory.persistent().size());
    // The TPM's estimate, which may count each key at its least.
    assertTrue(room().persistentKeysLeft() <= keysLeft, room().toString());

    KeyStore again = opened();
    assertTrue(again.isKeyEntry("web"));
    assertEquals(store.getCreationDate("web"), again.getCreationDate("web"));
    assertSigns(again, "WEB");

    again.deleteEntry("web");
    assertEquals(before, memory.persistent());
    assertEquals(0, opened().size());
  }

  @Test
  void typeTpmReadsItByAParameter() throws Exception {
    make("web", store);
    KeyStore other = tpm.keyStore();
    assertEquals(0, other.size(), "a new file has no entries");
    other.load(new TpmMemoryParameter());
    assertSigns(other, "web");
    other.store(new TpmMemoryParameter());
  }

  @Test
  void aSecretKeyIsKept() throws Exception {
    byte[] message = {1, 2, 3};
    TpmSecretKey key = tpm.secretKey(TpmKeyGenParameterSpec.hmac("tokens", "HmacSHA256"));
    store.setKeyEntry("tokens", key, null, null);
    KeyStore again = opened();
    assertTrue(again.entryInstanceOf("tokens", KeyStore.SecretKeyEntry.class));
    assertArrayEquals(mac(key, message), mac((TpmSecretKey) again.getKey("tokens", null), message));
  }

  private static byte[] mac(TpmSecretKey key, byte[] message) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256", tpm.provider());
    mac.init(key);
    return mac.doFinal(message);
  }

  @Test
  void aKeyWithPasswordNeedsIt() throws Exception {
    char[] password = "of the key".toCharArray();
    tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").auth(password).storeIn(store));
    KeyStore again = opened();
    Signature signature = Signature.getInstance("SHA256withECDSA", tpm.provider());
    assertThrows(
        java.security.InvalidKeyException.class,
        () -> signature.initSign((TpmPrivateKey) again.getKey("web", null)));
    signature.initSign((TpmPrivateKey) again.getKey("web", password));
    signature.sign();
  }

  @Test
  void aPolicyIsKept() throws Exception {
    tpm.key(
        TpmKeyGenParameterSpec.ec("web", "secp256r1").boundToPcrs("SHA-256", 16).storeIn(store));
    assertSigns(opened(), "web");
  }

  @Test
  void aLongChainIsInSeveralIndices() throws Exception {
    make("web", store);
    List<Certificate> chain = new ArrayList<>(List.of(store.getCertificate("web")));
    KeyStore file = tpm.keyStore();
    while (chain.size() < 8) {
      // Of the same name, so that each may be the issuer of the one before.
      tpm.key(TpmKeyGenParameterSpec.rsa("web", 2048).storeIn(file));
      chain.add(file.getCertificate("web"));
    }
    Certificate[] all = chain.toArray(Certificate[]::new);
    store.setKeyEntry("web", store.getKey("web", null), null, all);
    MemoryRoom room = room();
    int largest = room.largestIndexBytes();
    assertEquals((room.usedBytes() + largest - 1) / largest, room.usedIndices(), room.toString());
    assertTrue(room.usedIndices() > 1 || kind != TestTpm.SWTPM, room.toString());
    assertArrayEquals(all, opened().getCertificateChain("web"));
    store.setCertificateEntry("ca", all[7]);
    assertTrue(opened().isCertificateEntry("ca"));
  }

  @Test
  void anotherChainLeavesTheKeyWhereItIs() throws Exception {
    KeyPair pair = make("web", store);
    List<TpmHandle> with = memory.persistent();
    Certificate[] chain = store.getCertificateChain("web");
    store.setKeyEntry("web", store.getKey("web", null), null, chain);
    // As the generator gives it: it is persistent all the same.
    store.setKeyEntry("web", pair.getPrivate(), null, chain);
    assertEquals(with, memory.persistent());
    assertSigns(opened(), "web");
    assertEquals(1, opened().size());
  }

  @Test
  void aKeyWithTwoNamesGoesWithTheLast() throws Exception {
    make("old", store);
    store.setKeyEntry("new", store.getKey("old", null), null, store.getCertificateChain("old"));
    assertEquals(before.size() + 1, memory.persistent().size());
    store.deleteEntry("old");
    assertSigns(opened(), "new");
    store.deleteEntry("new");
    assertEquals(before, memory.persistent());
  }

  @Test
  void aKeyInThePlaceOfAnotherEvictsThatOne() throws Exception {
    make("web", store);
    Certificate first = store.getCertificate("web");
    make("web", store);
    assertEquals(before.size() + 1, memory.persistent().size());
    assertFalse(first.equals(opened().getCertificate("web")));
    assertSigns(opened(), "web");
  }

  @Test
  void aKeyThatAnotherHasMadePersistentShows_andStays() throws Exception {
    var device = tpm.provider().connection().device();
    var template = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build();
    try (PersistentObject key =
        new PersistentObject(
            device.client(), FOREIGN, TpmHandle.OWNER, template, SecretBytes.EMPTY)) {
      KeyStore with = opened();
      String alias = "0x81000030";
      assertTrue(with.isKeyEntry(alias));
      assertNull(with.getCertificateChain(alias));
      TpmPrivateKey own = (TpmPrivateKey) with.getKey(alias, "of the store".toCharArray());
      Signature signature = Signature.getInstance("SHA256withECDSA", tpm.provider());
      signature.initSign(own);
      signature.sign();

      KeyStoreException refusal =
          assertThrows(KeyStoreException.class, () -> with.deleteEntry(alias));
      assertTrue(refusal.getMessage().contains("tpm2_evictcontrol -c 0x81000030"));

      Certificate[] chain = {PersistentKeyTest.certificate(own)};
      with.setKeyEntry("theirs", own, null, chain);
      assertTrue(opened().isKeyEntry("theirs"));
      assertFalse(opened().containsAlias(alias), "it has a name now");
      with.deleteEntry("theirs");
      assertTrue(opened().containsAlias(alias), "the key stays, and shows as it was");
      assertTrue(memory.persistent().contains(TpmHandle.of(FOREIGN)));
    }
  }

  @Test
  void aFullTpmIsNamed_andNothingIsChanged() throws Exception {
    make("web", store);
    memory.fill();
    try {
      KeyStoreException refusal =
          assertThrows(
              KeyStoreException.class,
              () ->
                  store.setKeyEntry(
                      "web", store.getKey("web", null), null, store.getCertificateChain("web")));
      assertTrue(refusal.getMessage().contains("has no room for entry web"), refusal.getMessage());
      assertSigns(opened(), "web");
    } finally {
      memory.empty();
    }
  }

  @Test
  void aFileStandsForIt_andNoOtherIsRead() throws Exception {
    IOException reading =
        assertThrows(
            IOException.class, () -> store.load(new ByteArrayInputStream(new byte[] {1}), null));
    assertTrue(reading.getMessage().contains("-keystore NONE"), reading.getMessage());
    make("web", store);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    store.store(written, null);
    assertEquals("TPM-NV\n", written.toString(StandardCharsets.US_ASCII));
    for (byte[] content : new byte[][] {{}, written.toByteArray()}) {
      KeyStore again = KeyStore.getInstance("TPM-NV", tpm.provider());
      again.load(new ByteArrayInputStream(content), null);
      assertSigns(again, "web");
    }
    KeyStore file = tpm.keyStore();
    IOException type = assertThrows(IOException.class, () -> file.store(null, null));
    assertTrue(type.getMessage().contains("TPM-NV"), type.getMessage());
  }

  @Test
  void aPasswordIsNotChangedInSilence() throws Exception {
    store.load(null, "first".toCharArray());
    store.store(null, "first".toCharArray());
    IOException refusal =
        assertThrows(IOException.class, () -> store.store(null, "second".toCharArray()));
    assertTrue(refusal.getMessage().contains("no password"), refusal.getMessage());
  }

  @Test
  void anotherKeyAtTheHandleIsNotUsed_andNotEvicted() throws Exception {
    make("web", store);
    TpmHandle handle = persistentKey();
    memory.evict(handle);
    var device = tpm.provider().connection().device();
    var template = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build();
    try (PersistentObject other =
        new PersistentObject(
            device.client(), handle.value(), TpmHandle.OWNER, template, SecretBytes.EMPTY)) {
      KeyStore again = opened();
      Exception refusal = assertThrows(Exception.class, () -> assertSigns(again, "web"));
      assertTrue(refusal.getMessage().contains("Another key stands at"), refusal.getMessage());
      again.deleteEntry("web");
      assertTrue(memory.persistent().contains(handle));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void aDamagedEntryIsShownAndOnlyItsDeletionEndsIt(int damagedByte) throws Exception {
    make("web", store);
    Certificate[] chain = store.getCertificateChain("web");
    TpmHandle index = memory.indices().get(0);
    TpmNv.of(tpm.provider().connection().device(), index).write(damagedByte, Bytes.of((byte) 0xEE));

    KeyStore damaged = opened();
    String alias = "damaged-0x%08x".formatted(index.value());
    assertTrue(damaged.containsAlias(alias), () -> aliases(damaged).toString());
    assertFalse(damaged.containsAlias("web"));
    assertFalse(damaged.isKeyEntry(alias) || damaged.isCertificateEntry(alias));
    assertNull(damaged.getCertificate(alias));
    UnrecoverableKeyException refusal =
        assertThrows(UnrecoverableKeyException.class, () -> damaged.getKey(alias, null));
    assertTrue(refusal.getMessage().contains("damaged"), refusal::getMessage);
    assertThrows(UnrecoverableEntryException.class, () -> damaged.getEntry(alias, null));
    assertThrows(KeyStoreException.class, () -> damaged.setCertificateEntry(alias, chain[0]));
    IOException copy =
        assertThrows(
            IOException.class,
            () ->
                damaged.store(
                    new TpmKeyStoreParameter(
                        folder.resolve("copy.tpm"), new PasswordProtection("abc".toCharArray()))));
    assertTrue(copy.getMessage().contains(alias), copy::getMessage);

    // Neither a change of another entry nor time nor cleaning takes it away.
    damaged.setCertificateEntry("ca", chain[0]);
    MemoryEntries.of(tpm.provider().connection()).cleanUp();
    assertTrue(opened().containsAlias(alias));

    String key = "0x%08x".formatted(persistentKey().value());
    damaged.setKeyEntry("web", damaged.getKey(key, null), null, chain);
    damaged.deleteEntry(alias);
    assertFalse(opened().containsAlias(alias));
    assertSigns(opened(), "web");
    if (damagedByte == 1) {
      memory.evict(persistentKey());
    }
  }

  private TpmHandle persistentKey() {
    return memory.persistent().stream()
        .filter(handle -> !before.contains(handle))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> aliases(KeyStore where) {
    try {
      return Collections.list(where.aliases());
    } catch (KeyStoreException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void twoStoresAreChangedAtOnce() throws Exception {
    int each = 4;
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Future<Void> end :
          threads.invokeAll(List.of(maker("first", each), maker("second", each)))) {
        end.get();
      }
    } finally {
      threads.shutdown();
    }
    KeyStore both = opened();
    assertEquals(2 * each, both.size());
    assertEquals(before.size() + 2 * each, memory.persistent().size());
    for (int i = 0; i < each; i++) {
      assertSigns(both, "first" + i);
      assertSigns(both, "second" + i);
    }
  }

  private static Callable<Void> maker(String name, int count) {
    return () -> {
      KeyStore own = opened();
      for (int i = 0; i < count; i++) {
        make(name + i, own);
      }
      return null;
    };
  }
}
