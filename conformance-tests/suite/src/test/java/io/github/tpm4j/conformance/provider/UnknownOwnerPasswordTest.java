package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.tss.Keys;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.KeyPair;
import java.security.ProviderException;
import java.security.Signature;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A TPM whose owner has a password that the program does not know, with a storage key at 0x81000001
 * as Windows and others leave it.
 */
@Tag("peer")
@ParameterizedClass
@EnumSource(
    value = TestTpm.class,
    names = {"SWTPM", "BUNDLED", "BUNDLED_BY_MSSIM"})
class UnknownOwnerPasswordTest extends OnTpm {
  private static final TpmHandle STORAGE_KEY = TpmHandle.of(0x81000001);
  private static final int KEPT = 0x81000042;
  private static final SecretBytes OWNER = SecretBytes.of((byte) 'o', (byte) 'w', (byte) 'n');

  private final Map<StorageKind, TpmPrivateKey> below = new EnumMap<>(StorageKind.class);
  private PersistentStorageKey storageKey;

  private enum StorageKind {
    RSA(StorageTemplates.RSA_2048),
    ECC(StorageTemplates.ECC_P256);

    private final TpmtPublic template;

    StorageKind(TpmtPublic template) {
      this.template = template;
    }
  }

  private static TpmClient client() {
    TpmDevice device = tpm.provider().connection().device();
    // Starts the TPM up.
    device.readPcr(TpmAlg.SHA256, 0);
    return device.client();
  }

  /** A TPM as its owner leaves it: storage key, a key that is kept in it, and his password. */
  private void prepare(StorageKind kind) throws Exception {
    storageKey = new PersistentStorageKey(client(), SecretBytes.EMPTY, kind.template);
    try (RunningTpm owners = tpm.again(TpmSettings.DEFAULT.withParent(STORAGE_KEY))) {
      KeyPair kept =
          owners.key(
              TpmKeyGenParameterSpec.ec("kept", "secp256r1").persistentHandle(TpmHandle.of(KEPT)));
      below.put(kind, (TpmPrivateKey) kept.getPrivate());
    }
    change(SecretBytes.EMPTY, OWNER);
  }

  @AfterEach
  void takeAway() {
    change(OWNER, SecretBytes.EMPTY);
    evict(TpmHandle.of(KEPT));
    storageKey.close();
  }

  private static void change(SecretBytes from, SecretBytes to) {
    client()
        .execute(
            new HierarchyChangeAuth.Request(TpmHandle.OWNER, to), Authorization.password(from));
  }

  private static void evict(TpmHandle handle) {
    client()
        .execute(
            new EvictControl.Request(TpmHandle.OWNER, handle, handle),
            Authorization.password(SecretBytes.EMPTY));
  }

  @ParameterizedTest
  @EnumSource
  void newKeysAreMadeUnderTheStorageKey(StorageKind kind) throws Exception {
    prepare(kind);
    try (RunningTpm used = tpm.again(TpmSettings.DEFAULT)) {
      for (String algorithm : List.of("EC", "RSA")) {
        KeyPair keys = used.key(algorithm, algorithm.equals("EC") ? 256 : 2048);
        assertSigns(used, (TpmPrivateKey) keys.getPrivate());
        WrappedKey source = (WrappedKey) ((TpmPrivateKey) keys.getPrivate()).source();
        assertEquals(STORAGE_KEY.value(), source.key().parent());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theStorageKeyServesAsParent(StorageKind kind) throws Exception {
    prepare(kind);
    try (RunningTpm used = tpm.again(TpmSettings.DEFAULT.withParent(STORAGE_KEY))) {
      assertSigns(used, (TpmPrivateKey) used.key("EC", 256).getPrivate());
    }
  }

  @ParameterizedTest
  @EnumSource
  void keyFilesBelowItAreUsed(StorageKind kind) throws Exception {
    prepare(kind);
    WrappedKey file = (WrappedKey) below.get(kind).source();
    try (RunningTpm used = tpm.again(TpmSettings.DEFAULT)) {
      TpmConnection connection = used.provider().connection();
      assertSigns(used, TpmPrivateKey.of(connection, file.key(), "file", KeyAuth.none()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void keysInTheTpmAreUsed(StorageKind kind) throws Exception {
    prepare(kind);
    try (RunningTpm used = tpm.again(TpmSettings.DEFAULT)) {
      TpmConnection connection = used.provider().connection();
      assertSigns(used, TpmPrivateKey.ofPersistent(connection, KEPT, KeyAuth.none()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void keysInTheTpmAreUsed_evenWithoutTheStorageKey(StorageKind kind) throws Exception {
    prepare(kind);
    client()
        .execute(
            new EvictControl.Request(TpmHandle.OWNER, STORAGE_KEY, STORAGE_KEY),
            Authorization.password(OWNER));
    try (RunningTpm used = tpm.again(TpmSettings.DEFAULT)) {
      TpmConnection connection = used.provider().connection();
      assertSigns(used, TpmPrivateKey.ofPersistent(connection, KEPT, KeyAuth.none()));
      used.provider().connection().device().random(8).close();
      ProviderException refusal = assertThrows(ProviderException.class, () -> used.key("EC", 256));
      assertTrue(refusal.getMessage().contains("has a password"), refusal.getMessage());
    } finally {
      client()
          .execute(
              new HierarchyChangeAuth.Request(TpmHandle.OWNER, SecretBytes.EMPTY),
              Authorization.password(OWNER));
      storageKey = new PersistentStorageKey(client(), SecretBytes.EMPTY, kind.template);
      change(SecretBytes.EMPTY, OWNER);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherStorageKeyThanTheSettingsKnowIsNotTakenInItsPlace(StorageKind kind) throws Exception {
    prepare(kind);
    Bytes other = Bytes.ofHex("000b" + "00".repeat(32));
    try (RunningTpm used = tpm.again(TpmSettings.DEFAULT.withStorageKeyName(other))) {
      assertThrows(ProviderException.class, () -> used.key("EC", 256));
    }
  }

  private static void assertSigns(RunningTpm used, TpmPrivateKey key) throws Exception {
    String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    Signature signer = Signature.getInstance(algorithm, used.provider());
    signer.initSign(key);
    signer.update(Keys.MESSAGE);
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(key.publicKey());
    verifier.update(Keys.MESSAGE);
    assertTrue(verifier.verify(signer.sign()));
  }
}
