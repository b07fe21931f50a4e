package io.github.tpm4j.provider.tpm12;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyStoreParameter;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.seal.SealedDataException;
import io.github.tpm4j.keystore.seal.TpmSeal;
import io.github.tpm4j.keystore.seal.TpmSealBuilder;
import io.github.tpm4j.keystore.seal.TpmSealProtection;
import io.github.tpm4j.keystore.seal.TpmUnseal;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.pcr.Extend;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmPasswordNeededException;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.policy.Policy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Data of any size that a TPM 1.2 gives back, by the same classes as a TPM 2.0. */
@Tag("peer")
@ParameterizedClass
@EnumSource(OwnedTpm.Kind.class)
class SealTest {
  private static final byte[] DATA = "some data".getBytes(StandardCharsets.UTF_8);
  private static final char[] PASSWORD = "the data's".toCharArray();

  @Parameter OwnedTpm.Kind kind;
  private OwnedTpm tpm;

  @BeforeEach
  void start() throws IOException {
    tpm = new OwnedTpm(kind);
  }

  @AfterEach
  void end() throws IOException {
    tpm.close();
  }

  private byte[] sealed(TpmSealBuilder demands, byte[] data) throws IOException {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (TpmSeal seal = demands.build()) {
      seal.seal(new ByteArrayInputStream(data), sealed);
    }
    return sealed.toByteArray();
  }

  private byte[] unsealed(KeyAuth auth, byte[] sealed) throws IOException {
    return unsealed(tpm.connection, auth, sealed);
  }

  private static byte[] unsealed(TpmConnection connection, KeyAuth auth, byte[] sealed)
      throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    TpmUnseal.with(connection).auth(auth).unseal(new ByteArrayInputStream(sealed), data);
    return data.toByteArray();
  }

  private TpmSealBuilder demands() {
    return TpmSeal.with(tpm.connection);
  }

  @Test
  void dataOfAnySizeComeBack() throws Exception {
    byte[] large = new byte[200_000];
    new Random(1).nextBytes(large);
    assertArrayEquals(large, unsealed(KeyAuth.none(), sealed(demands(), large)));
    assertArrayEquals(new byte[0], unsealed(KeyAuth.none(), sealed(demands(), new byte[0])));
  }

  @Test
  void onceAPcrHasChanged_theMessageSaysWhich() throws Exception {
    tpm.connection.close();
    try (Transport transport = Transports.open(tpm.tcti())) {
      TpmConnection connection = TpmConnection.over(transport);
      byte[] sealed = sealed(TpmSeal.with(connection).boundToPcrs("SHA-1", 7, 16), DATA);
      assertArrayEquals(DATA, unsealed(connection, KeyAuth.none(), sealed));
      new Tpm12Client(transport).execute(new Extend.Request(16, Bytes.of(new byte[20])));
      TpmPolicyException refused =
          assertThrows(
              TpmPolicyException.class, () -> unsealed(connection, KeyAuth.none(), sealed));
      connection.close();
      assertTrue(refused.getMessage().contains("PCR 16 (SHA1) is "), refused.getMessage());
      assertTrue(!refused.getMessage().contains("PCR 7 "), refused.getMessage());
    }
  }

  @Test
  void theRightPasswordAloneOpens_andAWrongOneIsShownOnce() throws Exception {
    byte[] sealed = sealed(demands().auth(PASSWORD), DATA);
    assertThrows(TpmPasswordNeededException.class, () -> unsealed(KeyAuth.none(), sealed));
    try (KeyAuth wrong = KeyAuth.password("wrong".toCharArray())) {
      TpmException refused = assertThrows(TpmException.class, () -> unsealed(wrong, sealed));
      assertTrue(
          refused.getMessage().contains("password of the sealed data"), refused.getMessage());
      long commands = tpm.connection.inUse().commandsSent();
      assertThrows(TpmException.class, () -> unsealed(wrong, sealed));
      assertEquals(commands, tpm.connection.inUse().commandsSent());
    }
    try (KeyAuth right = KeyAuth.password(PASSWORD)) {
      assertArrayEquals(DATA, unsealed(right, sealed));
    }
  }

  @Test
  void anotherTpm_andChangedBytes_areRefused() throws Exception {
    byte[] sealed = sealed(demands(), DATA);
    try (OwnedTpm other = new OwnedTpm(OwnedTpm.Kind.BUNDLED)) {
      assertThrows(
          TpmForeignKeyException.class, () -> unsealed(other.connection, KeyAuth.none(), sealed));
    }
    byte[] changed = sealed.clone();
    changed[changed.length - 1] ^= 1;
    assertThrows(SealedDataException.class, () -> unsealed(KeyAuth.none(), changed));
    TpmConnection tpm20 = TpmConnection.of(TpmSettings.of("engine:memory"));
    assertThrows(TpmForeignKeyException.class, () -> unsealed(tpm20, KeyAuth.none(), sealed));
    tpm20.close();
  }

  @Test
  void whatTheChipLacks_isRefusedInWords() {
    TpmUnsupportedException policy =
        assertThrows(
            TpmUnsupportedException.class,
            () -> sealed(demands().policy(Policy.secret(TpmHandle.OWNER)), DATA));
    assertTrue(policy.getMessage().contains("has no policies"), policy.getMessage());
    TpmUnsupportedException bank =
        assertThrows(TpmUnsupportedException.class, () -> demands().boundToPcrs("SHA-256", 7));
    assertTrue(bank.getMessage().contains("SHA-1"), bank.getMessage());
  }

  @Test
  void aKeyStoreKeepsASecretThatIsSealed(@TempDir Path folder) throws Exception {
    KeyStore store = KeyStore.getInstance("TPM", tpm.provider);
    store.load(null, null);
    store.setEntry(
        "db",
        new KeyStore.SecretKeyEntry(new SecretKeySpec(DATA, "RAW")),
        new TpmSealProtection(seal -> seal.boundToPcrs("SHA-1", 7).auth(PASSWORD)));
    Path file = folder.resolve("keys.tpm");
    PasswordProtection storePassword = new PasswordProtection("the store's".toCharArray());
    store.store(new TpmKeyStoreParameter(file, storePassword));
    KeyStore again = KeyStore.getInstance("TPM", tpm.provider);
    again.load(new TpmKeyStoreParameter(file, storePassword));
    assertArrayEquals(DATA, again.getKey("db", PASSWORD).getEncoded());
  }
}
