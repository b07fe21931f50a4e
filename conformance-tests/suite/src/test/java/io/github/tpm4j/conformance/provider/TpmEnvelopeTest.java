package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyPadding;
import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.envelope.EnvelopeException;
import io.github.tpm4j.keystore.envelope.TpmEnvelope;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.CountingTransport;
import io.github.tpm4j.transport.Transports;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data encrypted in software under keys of a TPM. */
class TpmEnvelopeTest {
  private static final int CHUNK = 1 << 16;
  private static final int TAG = 16;
  private static final int COUNT_OFFSET = 14;
  private static final byte[] CONTEXT = {1, 2, 3};

  private static CountingTransport transport;
  private static TpmProvider provider;
  private static KeyPair ec;
  private static KeyPair otherEc;
  private static KeyPair rsa;

  @BeforeAll
  static void makeKeys() throws Exception {
    transport = new CountingTransport(Transports.open("engine:memory"));
    provider = new TpmProvider(TpmConnection.over(transport));
    ec = pair("EC", TpmKeyGenParameterSpec.ec("ec", "secp256r1").build());
    otherEc = pair("EC", TpmKeyGenParameterSpec.ec("other", "secp384r1").build());
    rsa = pair("RSA", TpmKeyGenParameterSpec.rsa("rsa", 2048).build());
  }

  @AfterAll
  static void close() {
    provider.connection().close();
  }

  private static KeyPair pair(String algorithm, TpmKeyGenParameterSpec spec)
      throws GeneralSecurityException {
    return pair(provider, algorithm, spec);
  }

  private static KeyPair pair(TpmProvider of, String algorithm, TpmKeyGenParameterSpec spec)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, of);
    generator.initialize(spec);
    return generator.generateKeyPair();
  }

  private static byte[] data(int size) {
    byte[] data = new byte[size];
    new Random(size).nextBytes(data);
    return data;
  }

  private static byte[] decrypted(KeyPair by, byte[] encrypted) throws IOException {
    return TpmEnvelope.with((TpmPrivateKey) by.getPrivate()).decrypt(encrypted);
  }

  private static String refused(KeyPair by, byte[] encrypted) {
    return assertThrows(EnvelopeException.class, () -> decrypted(by, encrypted)).getMessage();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 1_000_000})
  void givesBackWhatItWasGiven(int size) throws Exception {
    byte[] data = data(size);
    byte[] encrypted = TpmEnvelope.to(ec.getPublic(), rsa.getPublic()).encrypt(data);
    assertArrayEquals(data, decrypted(ec, encrypted));
    assertArrayEquals(data, decrypted(rsa, encrypted));
    int chunks = Math.max(1, (size + CHUNK - 1) / CHUNK);
    assertTrue(encrypted.length > size + chunks * TAG);
  }

  @Test
  void takesOneCommandAndNoneToEncrypt() throws Exception {
    byte[] warm = TpmEnvelope.to(ec.getPublic()).encrypt(data(10));
    decrypted(ec, warm);
    transport.reset();
    byte[] encrypted = TpmEnvelope.to(ec.getPublic()).encrypt(data(1_000_000));
    assertEquals(0, transport.commands());
    decrypted(ec, encrypted);
    assertEquals(1, transport.commands());
  }

  @Test
  @Tag("peer")
  void isOpenedBySwtpmToo() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp()) {
      TpmConnection connection = TpmConnection.over(Transports.open(swtpm.tcti()));
      try {
        TpmProvider there = new TpmProvider(connection);
        KeyPair bound =
            pair(
                there,
                "RSA",
                TpmKeyGenParameterSpec.rsa("bound", 2048)
                    .purposes(KeyPurpose.DECRYPT)
                    .padding(KeyPadding.ENCRYPTION_OAEP)
                    .digest("SHA-256")
                    .build());
        KeyPair any = pair(there, "RSA", TpmKeyGenParameterSpec.rsa("any", 2048).build());
        KeyPair curve = pair(there, "EC", TpmKeyGenParameterSpec.ec("p384", "secp384r1").build());
        byte[] data = data(100_000);
        byte[] encrypted =
            TpmEnvelope.to(bound.getPublic(), any.getPublic(), curve.getPublic()).encrypt(data);
        for (KeyPair each : new KeyPair[] {bound, any, curve}) {
          assertArrayEquals(data, decrypted(each, encrypted));
        }
      } finally {
        connection.close();
      }
    }
  }

  @Test
  void isForNobodyElse() throws Exception {
    byte[] encrypted = TpmEnvelope.to(ec.getPublic()).encrypt(data(10));
    assertTrue(refused(otherEc, encrypted).contains("not for TPM key other"));
    assertTrue(refused(rsa, encrypted).contains("not for TPM key rsa"));
  }

  @Test
  void belongsToItsContext() throws Exception {
    byte[] data = data(10);
    byte[] encrypted = TpmEnvelope.to(ec.getPublic()).context(CONTEXT).encrypt(data);
    TpmPrivateKey key = (TpmPrivateKey) ec.getPrivate();
    assertArrayEquals(data, TpmEnvelope.with(key).context(CONTEXT).decrypt(encrypted));
    refused(ec, encrypted);
    assertThrows(
        EnvelopeException.class,
        () -> TpmEnvelope.with(key).context(new byte[] {1, 2}).decrypt(encrypted));
  }

  @Test
  void isGivenOtherRecipientsWithoutTouchingTheData() throws Exception {
    byte[] data = data(200_000);
    byte[] before = TpmEnvelope.to(ec.getPublic()).context(CONTEXT).encrypt(data);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TpmEnvelope.with((TpmPrivateKey) ec.getPrivate())
        .rewrap(new ByteArrayInputStream(before), out, rsa.getPublic(), otherEc.getPublic());
    byte[] after = out.toByteArray();
    refused(ec, after);
    for (KeyPair each : new KeyPair[] {rsa, otherEc}) {
      assertArrayEquals(
          data,
          TpmEnvelope.with((TpmPrivateKey) each.getPrivate()).context(CONTEXT).decrypt(after));
    }
    int same = data.length + 4 * TAG;
    assertArrayEquals(
        Arrays.copyOfRange(before, before.length - same, before.length),
        Arrays.copyOfRange(after, after.length - same, after.length));
  }

  @Test
  void replacesFilesAtOnce(@TempDir Path folder) throws Exception {
    Path plain = Files.write(folder.resolve("plain"), data(100_000));
    Path encrypted = folder.resolve("encrypted");
    TpmEnvelope.to(ec.getPublic()).encrypt(plain, encrypted);
    TpmPrivateKey key = (TpmPrivateKey) ec.getPrivate();
    TpmEnvelope.with(key).rewrap(encrypted, ec.getPublic(), rsa.getPublic());
    Path back = folder.resolve("back");
    TpmEnvelope.with((TpmPrivateKey) rsa.getPrivate()).decrypt(encrypted, back);
    assertEquals(-1, Files.mismatch(plain, back));
    byte[] damaged = Files.readAllBytes(encrypted);
    damaged[damaged.length - 1] ^= 1;
    Files.write(encrypted, damaged);
    Files.write(back, new byte[] {7});
    assertThrows(EnvelopeException.class, () -> TpmEnvelope.with(key).decrypt(encrypted, back));
    assertArrayEquals(new byte[] {7}, Files.readAllBytes(back));
  }

  @Test
  void isRefusedWhereverItWasChanged() throws Exception {
    byte[] encrypted = TpmEnvelope.to(ec.getPublic(), rsa.getPublic()).encrypt(data(40));
    for (int at = 0; at < encrypted.length; at++) {
      byte[] changed = encrypted.clone();
      changed[at] ^= 0x10;
      refused(ec, changed);
    }
  }

  @Test
  void isRefusedWhereverItIsCutOff() throws Exception {
    byte[] encrypted = TpmEnvelope.to(ec.getPublic()).encrypt(data(CHUNK + 10));
    int header = encrypted.length - (CHUNK + 10 + 2 * TAG);
    for (int length = 0; length < header + 40; length++) {
      refused(ec, Arrays.copyOf(encrypted, length));
    }
    for (int length : new int[] {header + CHUNK, header + CHUNK + TAG, encrypted.length - 1}) {
      refused(ec, Arrays.copyOf(encrypted, length));
    }
    refused(ec, Arrays.copyOf(encrypted, encrypted.length + 1));
  }

  @Test
  void isRefusedWithChunksExchanged() throws Exception {
    byte[] encrypted = TpmEnvelope.to(ec.getPublic()).encrypt(data(3 * CHUNK));
    int header = encrypted.length - 3 * (CHUNK + TAG);
    byte[] exchanged = encrypted.clone();
    System.arraycopy(encrypted, header, exchanged, header + CHUNK + TAG, CHUNK + TAG);
    System.arraycopy(encrypted, header + CHUNK + TAG, exchanged, header, CHUNK + TAG);
    assertTrue(refused(ec, exchanged).contains("chunk 0"));
  }

  @Test
  void isRefusedWithHugeLengthsBeforeAnyMemoryIsTaken() throws Exception {
    byte[] encrypted = TpmEnvelope.to(ec.getPublic()).encrypt(data(10));
    byte[] chunks = encrypted.clone();
    ByteBuffer.wrap(chunks).putInt(10, Integer.MAX_VALUE);
    assertTrue(refused(ec, chunks).contains("chunks of 2147483647 bytes"));
    byte[] key = encrypted.clone();
    ByteBuffer.wrap(key).putShort(COUNT_OFFSET + 1 + 1 + 32, (short) 0xFFFF);
    assertTrue(refused(ec, key).contains("a key of 65535 bytes"));
  }

  @Test
  void takesNoKeysThatItCannotWrapFor() throws Exception {
    KeyPairGenerator small = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
    small.initialize(1024);
    PublicKey weak = small.generateKeyPair().getPublic();
    assertThrows(IllegalArgumentException.class, () -> TpmEnvelope.to(weak));
    assertThrows(IllegalArgumentException.class, TpmEnvelope::to);
    KeyPair signing =
        pair(
            "EC",
            TpmKeyGenParameterSpec.ec("signing", "secp256r1").purposes(KeyPurpose.SIGN).build());
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> TpmEnvelope.with((TpmPrivateKey) signing.getPrivate()));
    assertTrue(refusal.getMessage().contains("signing"));
    assertFalse(refusal.getMessage().contains("null"));
  }
}
