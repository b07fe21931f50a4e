package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.keystore.pem.Tss2PrivateKeyBuilder;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A machine whose owner has a password that this program does not know, with a storage key at
 * 0x81000001, as tpm2-tools make it.
 */
@Tag("peer")
@ParameterizedClass
@CsvSource({
  "rsa, fixedtpm|fixedparent|sensitivedataorigin|userwithauth|noda|restricted|decrypt",
  "ecc, fixedtpm|fixedparent|sensitivedataorigin|userwithauth|noda|restricted|decrypt",
  "rsa, fixedtpm|fixedparent|sensitivedataorigin|userwithauth|restricted|decrypt",
  "ecc, fixedtpm|fixedparent|sensitivedataorigin|userwithauth|restricted|decrypt"
})
class ForeignOwnerTest {
  private static final String OWNER = "of the owner";
  private static final String STORAGE_KEY = "0x81000001";
  private static final int KEY = 0x81000030;

  @TempDir private Path folder;

  @Parameter(0)
  private String kind;

  @Parameter(1)
  private String attributes;

  private Swtpm swtpm;
  private TpmProvider provider;

  @BeforeEach
  void provision() throws IOException {
    swtpm = Swtpm.tcp();
    tool("tpm2_changeauth", "-c", "owner", OWNER);
    tool("tpm2_createprimary", "-P", OWNER, "-G", kind, "-a", attributes, "-c", "srk");
    evict("srk", STORAGE_KEY);
    tool("tpm2_flushcontext", "-t");
    provider = provider(TpmSettings.of(swtpm.tcti()).withParent(TpmHandle.of(0x81000001)));
  }

  @AfterEach
  void nothingWasTriedInVain() throws IOException {
    provider.connection().close();
    String counters = tool("tpm2_getcap", "properties-variable");
    assertTrue(counters.contains("TPM2_PT_LOCKOUT_COUNTER: 0x0"), counters);
    swtpm.close();
  }

  private String tool(String... command) {
    return Tool.of(command).tpm(swtpm.tcti()).in(folder).succeed().text();
  }

  private void evict(String context, String handle) {
    tool("tpm2_evictcontrol", "-C", "o", "-P", OWNER, "-c", context, handle);
  }

  private void create(String... more) {
    String[] command = {"tpm2_create", "-C", STORAGE_KEY, "-G", "ecc", "-u", "u", "-r", "r"};
    String[] all = new String[command.length + more.length];
    System.arraycopy(command, 0, all, 0, command.length);
    System.arraycopy(more, 0, all, command.length, more.length);
    tool(all);
    tool("tpm2_load", "-C", STORAGE_KEY, "-u", "u", "-r", "r", "-c", "key");
  }

  private static TpmProvider provider(TpmSettings settings) {
    return new TpmProvider(TpmConnection.of(settings));
  }

  private static KeyPair generate(TpmProvider provider, KeyStore store) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(store).build());
    return generator.generateKeyPair();
  }

  private static void assertSigns(TpmProvider provider, PrivateKey key, PublicKey publicKey)
      throws Exception {
    Signature signer = Signature.getInstance("SHA256withECDSA", provider);
    signer.initSign(key);
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(publicKey);
    assertTrue(verifier.verify(signature));
  }

  private void assertSigns(TpmPrivateKey key) throws Exception {
    assertSigns(provider, key, key.publicKey());
  }

  @Test
  void keysAreMadeAndUsedUnderTheStorageKey() throws Exception {
    KeyStore store = KeyStore.getInstance("TPM", provider);
    store.load(null, null);
    KeyPair pair = generate(provider, store);

    assertSigns(provider, pair.getPrivate(), pair.getPublic());
    PrivateKey stored = (PrivateKey) store.getKey("web", null);
    assertSigns(provider, stored, pair.getPublic());
  }

  @Test
  void keyFilesBelowTheStorageKeyAreUsed() throws Exception {
    create();
    assertSigns(read(file().build(), KeyAuth.none()));
  }

  @Test
  void keyFilesOfTpm2EncodeobjectAreUsed() throws Exception {
    create();
    tool("tpm2_encodeobject", "-C", STORAGE_KEY, "-u", "u", "-r", "r", "-o", "pem");
    Tss2PrivateKey key = Tss2Pem.decode(Files.readString(folder.resolve("pem")));
    assertEquals(0x81000001, key.parent());
    assertSigns(read(key, KeyAuth.password(new char[0])));
  }

  @Test
  void keyFilesWithAPasswordBelowTheStorageKeyAreUsed() throws Exception {
    create("-p", "secret");
    KeyAuth auth = KeyAuth.password("secret".toCharArray());
    assertSigns(read(file().emptyAuth(false).build(), auth));
  }

  private TpmPrivateKey read(Tss2PrivateKey key, KeyAuth auth) throws Exception {
    return TpmPrivateKey.of(provider.connection(), key, "read", auth);
  }

  private Tss2PrivateKeyBuilder file() throws IOException {
    return Tss2PrivateKey.builder(
            Tss2KeyType.LOADABLE,
            0x81000001,
            Bytes.of(Files.readAllBytes(folder.resolve("u"))),
            Bytes.of(Files.readAllBytes(folder.resolve("r"))))
        .emptyAuth(true);
  }

  @Test
  void persistentKeysWithoutPasswordAreUsed() throws Exception {
    create("-a", "fixedtpm|fixedparent|sensitivedataorigin|userwithauth|noda|sign");
    evict("key", "0x81000030");
    assertSigns(TpmPrivateKey.ofPersistent(provider.connection(), KEY, KeyAuth.none()));
  }

  @Test
  void persistentKeysWithTheAttributesOfTpm2CreateAreUsed() throws Exception {
    create();
    evict("key", "0x81000030");
    KeyAuth empty = KeyAuth.password(new char[0]);
    assertSigns(TpmPrivateKey.ofPersistent(provider.connection(), KEY, empty));
  }

  @Test
  void keysAreMadeUnderTheStorageKey_whereTheSettingsNameNone() throws Exception {
    TpmProvider unaware = provider(TpmSettings.of(swtpm.tcti()));
    KeyStore store = KeyStore.getInstance("TPM", unaware);
    store.load(null, null);
    KeyPair pair = generate(unaware, store);

    assertSigns(unaware, (PrivateKey) store.getKey("web", null), pair.getPublic());
    unaware.connection().close();
  }
}
