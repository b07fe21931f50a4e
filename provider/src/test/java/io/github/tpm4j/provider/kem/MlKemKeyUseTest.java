package io.github.tpm4j.provider.kem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.keys.StorageParent;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.ProviderException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys with passwords, keys that are not for callers, many callers, and TPMs that vanish. */
class MlKemKeyUseTest {
  private static final int PLACE = 0x81000010;

  private Transport transport;
  private TpmProvider provider;

  @BeforeEach
  void start() throws Exception {
    transport = Transports.open("engine:memory,profile=185");
    provider = new TpmProvider(TpmConnection.over(transport));
  }

  @AfterEach
  void close() {
    provider.connection().close();
  }

  @Test
  void aWrongPasswordIsADecapsulateException() throws Exception {
    KeyPair pair = newPair("right".toCharArray());
    TpmPrivateKey key = (TpmPrivateKey) pair.getPrivate();
    Kem kem = Kem.of("ML-KEM", provider);
    Kem.Encapsulated made = kem.encapsulator(pair.getPublic()).encapsulate();
    Kem.Decapsulator wrong =
        kem.decapsulator(key.with("files", KeyAuth.password("mistaken".toCharArray())));

    GeneralSecurityException refusal =
        assertThrows(GeneralSecurityException.class, () -> wrong.decapsulate(made.encapsulation()));
    assertEquals("javax.crypto.DecapsulateException", refusal.getClass().getName());
    assertTrue(refusal.getMessage().contains("files"), refusal::getMessage);
    assertFalse(refusal.getMessage().contains("mistaken"), refusal::getMessage);
    assertArrayEquals(
        made.key().getEncoded(),
        kem.decapsulator(key).decapsulate(made.encapsulation()).getEncoded());
  }

  @Test
  void aKeyWithAPasswordIsRefusedWithout() throws Exception {
    TpmPrivateKey key = (TpmPrivateKey) newPair("right".toCharArray()).getPrivate();
    Kem kem = Kem.of("ML-KEM", provider);
    assertThrows(
        InvalidKeyException.class, () -> kem.decapsulator(key.with("files", KeyAuth.none())));
  }

  @Test
  void aStorageKeyIsNotForCallers() throws Exception {
    TpmDevice device = provider.connection().device();
    StorageParent parent = device.storageKey();
    device.persist(
        device.key(
            parent,
            device.createKey(
                parent, StorageTemplates.mlKem(MlKemSet.ML_KEM_512), SecretBytes.EMPTY),
            KeyAuthorization.NONE),
        TpmHandle.of(PLACE));
    TpmPrivateKey key = TpmPrivateKey.ofPersistent(provider.connection(), PLACE, KeyAuth.none());

    InvalidKeyException refusal =
        assertThrows(InvalidKeyException.class, () -> Kem.of("ML-KEM", provider).decapsulator(key));
    assertTrue(refusal.getMessage().contains("storage key"), refusal::getMessage);
  }

  @Test
  void manyThreadsShareADecapsulatorAndAnEncapsulator() throws Exception {
    KeyPair pair = newPair(null);
    Kem kem = Kem.of("ML-KEM", provider);
    Kem.Decapsulator decapsulator = kem.decapsulator(pair.getPrivate());
    Kem.Encapsulator encapsulator = kem.encapsulator(pair.getPublic());
    Callable<Integer> rounds =
        () -> {
          for (int i = 0; i < 20; i++) {
            Kem.Encapsulated made = encapsulator.encapsulate();
            assertArrayEquals(
                made.key().getEncoded(),
                decapsulator.decapsulate(made.encapsulation()).getEncoded());
          }
          return 20;
        };
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      int done = 0;
      for (Future<Integer> thread : threads.invokeAll(List.of(rounds, rounds, rounds, rounds))) {
        done += thread.get();
      }
      assertEquals(80, done);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aTpmThatVanishedIsAProviderException() throws Exception {
    KeyPair pair = newPair(null);
    Kem.Decapsulator decapsulator = Kem.of("ML-KEM", provider).decapsulator(pair.getPrivate());
    transport.close();
    assertThrows(ProviderException.class, () -> decapsulator.decapsulate(new byte[1088]));
  }

  private KeyPair newPair(char[] password) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("ML-KEM", provider);
    TpmKeyGenParameterBuilder parameters = TpmKeyGenParameterSpec.mlKem("files", "ML-KEM-768");
    generator.initialize((password == null ? parameters : parameters.auth(password)).build());
    return generator.generateKeyPair();
  }
}
