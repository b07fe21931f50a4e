package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.device.DeviceOptions;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.keys.StorageParent;
import io.github.tpm4j.tss.resource.StorageKeys;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The storage key, to which secrets are encrypted, is known again by its Name. */
class StorageKeyNameTest extends OnEveryTpm {
  private static final char[] PASSWORD = "integrity".toCharArray();

  private static final SecretBytes SECRET = SecretBytes.of(new byte[] {1});

  private final AtomicInteger started = new AtomicInteger();
  private byte[] content;
  private Bytes name;

  @BeforeEach
  void makeKey() throws Exception {
    try (RunningTpm undisturbed = tpm.again(TpmSettings.DEFAULT)) {
      KeyStore store = undisturbed.keyStore();
      undisturbed.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(store));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store.store(out, PASSWORD);
      content = out.toByteArray();
      name = undisturbed.provider().connection().storageKeyName();
    }
  }

  @Test
  void aKeyStoreRemembersTheStorageKeyOfEachKey() throws Exception {
    try (RunningTpm undisturbed = tpm.again(TpmSettings.DEFAULT)) {
      TpmPrivateKey key = key(undisturbed.provider());
      WrappedKey source = assertInstanceOf(WrappedKey.class, key.source());
      assertEquals(Optional.of(name), source.origin().parentName());
      sign(undisturbed.provider(), key);
    }
  }

  @Test
  void aKeyIsNotLoadedUnderAnotherStorageKey_andNoSecretIsSent() throws Exception {
    Impostor impostor = new Impostor(tpm.transport());
    TpmProvider deceived = new TpmProvider(TpmConnection.over(impostor));
    TpmPrivateKey key = key(deceived);
    SignatureException refusal = assertThrows(SignatureException.class, () -> sign(deceived, key));
    deceived.connection().close();
    assertInstanceOf(TpmForeignKeyException.class, refusal.getCause());
    assertTrue(refusal.getMessage().contains("replaced on their way"), refusal.getMessage());
    assertFalse(impostor.sent().contains(TpmCc.START_AUTH_SESSION), impostor.sent()::toString);
    assertFalse(impostor.sent().contains(TpmCc.LOAD), impostor.sent()::toString);
  }

  @Test
  void theSettingsKnowTheStorageKeyBeforeThereIsAKey() throws Exception {
    Impostor impostor = new Impostor(tpm.transport());
    TpmSettings settings = TpmSettings.DEFAULT.withStorageKeyName(name);
    TpmProvider deceived = new TpmProvider(TpmConnection.over(impostor, settings));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", deceived);
    ProviderException refusal = assertThrows(ProviderException.class, generator::generateKeyPair);
    deceived.connection().close();
    assertInstanceOf(TpmForeignKeyException.class, refusal.getCause());
    assertFalse(impostor.sent().contains(TpmCc.CREATE), impostor.sent()::toString);
  }

  @Test
  void theRightStorageKeyOfTheSettingsIsUsed() throws Exception {
    try (RunningTpm again = tpm.again(TpmSettings.DEFAULT.withStorageKeyName(name))) {
      sign(again.provider(), again.key("EC", 256).getPrivate());
      sign(again.provider(), key(again.provider()));
    }
  }

  /** A TPM in this process needs no sessions. */
  @Test
  void aSessionThatIsSaltedToAnUnprovenKeyIsReplacedOnceOneIsProven() throws Exception {
    TpmProvider provider = new TpmProvider(TpmConnection.over(counting()));
    provider.connection().device().random(8).close();
    assertEquals(each(), started.get());
    sign(provider, key(provider));
    assertEquals(2 * each(), started.get());
    provider.connection().device().random(8).close();
    sign(provider, key(provider));
    assertEquals(2 * each(), started.get());
    provider.connection().close();
  }

  /** A storage key of another kind than the standard one. */
  @Test
  void aSecretForAParentThatIsProvenIsSentByASessionThatIsSaltedToIt() throws Exception {
    TpmDevice device = TpmDevice.open(counting(), DeviceOptions.DEFAULT);
    StorageParent rsa = device.primaryParent(TpmHandle.OWNER, StorageTemplates.RSA_2048);
    Bytes rsaName = device.nameOf(rsa);
    device.random(8).close();
    assertEquals(each(), started.get());
    device.nameOf(device.named(rsa, rsaName));
    device.createKey(rsa, KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build(), SECRET);
    assertEquals(2 * each(), started.get());
    device.close();
  }

  @Test
  void theKeyAtTheStandardPlaceIsForgottenWhenItIsEvicted() throws Exception {
    TpmHandle place = StorageKeys.PERSISTENT;
    TpmClient client = tpm.provider().connection().device().client();
    new PersistentObject(
        client, place.value(), TpmHandle.OWNER, StorageTemplates.ECC_P256, SecretBytes.EMPTY);
    TpmDevice device = TpmDevice.open(counting(), DeviceOptions.DEFAULT);
    device.evict(place);
    StorageParent gone = device.persistentParent(place, KeyAuthorization.NONE);
    assertThrows(TpmResponseException.class, () -> device.nameOf(gone));
    device.close();
  }

  private int each() {
    return kind == TestTpm.BUNDLED ? 0 : 1;
  }

  /** The same TPM; counts the sessions that are started. */
  private Transport counting() {
    return new ForwardingTransport(new Borrowed(tpm.transport())) {
      @Override
      public byte[] transmit(byte[] command) throws TransportException {
        int code = ByteBuffer.wrap(command).getInt(Short.BYTES + Integer.BYTES);
        started.addAndGet(code == TpmCc.START_AUTH_SESSION.value() ? 1 : 0);
        return super.transmit(command);
      }
    };
  }

  private TpmPrivateKey key(TpmProvider provider) throws Exception {
    KeyStore store = KeyStore.getInstance("TPM", provider);
    store.load(new ByteArrayInputStream(content), PASSWORD);
    return (TpmPrivateKey) store.getKey("web", null);
  }

  private static void sign(TpmProvider provider, PrivateKey key) throws Exception {
    Signature signer = Signature.getInstance("SHA256withECDSA", provider);
    signer.initSign(key);
    signer.sign();
  }
}
