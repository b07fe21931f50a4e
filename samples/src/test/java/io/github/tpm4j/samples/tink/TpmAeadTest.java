package io.github.tpm4j.samples.tink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transports;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TpmAeadTest {
  private static final Configuration TINK = AeadConfig2026.get();
  private static final byte[] DATA = "balance 100".getBytes(StandardCharsets.UTF_8);
  private static final byte[] ROW = "row 7".getBytes(StandardCharsets.UTF_8);

  private TpmConnection connection;
  private Aead aead;

  @BeforeEach
  void makeKey() throws Exception {
    AeadConfig.register();
    connection = TpmConnection.over(Transports.open("engine:memory"));
    TpmProvider provider = new TpmProvider(connection);
    aead =
        new TpmAead(
            (TpmPrivateKey)
                KeyPairGenerator.getInstance("EC", provider).generateKeyPair().getPrivate());
  }

  @AfterEach
  void close() {
    connection.close();
  }

  @Test
  void encryptsData() throws Exception {
    byte[] encrypted = aead.encrypt(DATA, ROW);
    assertArrayEquals(DATA, aead.decrypt(encrypted, ROW));
    assertThrows(GeneralSecurityException.class, () -> aead.decrypt(encrypted, DATA));
    assertThrows(GeneralSecurityException.class, () -> aead.decrypt(encrypted, null));
    encrypted[encrypted.length - 1] ^= 1;
    assertThrows(GeneralSecurityException.class, () -> aead.decrypt(encrypted, ROW));
    assertArrayEquals(DATA, aead.decrypt(aead.encrypt(DATA, null), new byte[0]));
  }

  @Test
  void wrapsKeysOfTinksOwnEnvelope() throws Exception {
    Aead envelope = KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, aead);
    byte[] encrypted = envelope.encrypt(DATA, ROW);
    assertArrayEquals(DATA, envelope.decrypt(encrypted, ROW));
    assertThrows(GeneralSecurityException.class, () -> envelope.decrypt(encrypted, DATA));
  }

  @Test
  void encryptsKeysets() throws Exception {
    KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
    byte[] kept = TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, aead, ROW, TINK);
    KeysetHandle back = TinkProtoKeysetFormat.parseEncryptedKeyset(kept, aead, ROW, TINK);
    assertTrue(keys.equalsKeyset(back));
    byte[] encrypted = keys.getPrimitive(TINK, Aead.class).encrypt(DATA, ROW);
    assertArrayEquals(DATA, back.getPrimitive(TINK, Aead.class).decrypt(encrypted, ROW));
  }
}
