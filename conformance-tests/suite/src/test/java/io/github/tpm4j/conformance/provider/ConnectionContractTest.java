package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.tss.Keys;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.templates.KeyTemplate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way to a TPM carries the same commands, keys and signatures. */
@Tag("peer")
@ParameterizedClass
@EnumSource(TestTpm.class)
class ConnectionContractTest extends OnTpm {
  private static final int THREADS = 4;
  private static final int KEYS = 6;
  private static final int COMMANDS = 200;
  private static final int COMMANDS_OF_A_THREAD = 50;
  private static final int HEADER_BYTES = 10;
  private static final String GET_RANDOM = "80010000000c0000017b00";
  private static final char[] STORE_PASSWORD = "of the store".toCharArray();

  @BeforeEach
  void startUp() {
    // A bundled TPM in this process is started up by the first use of the device.
    device().random(1);
  }

  @Test
  void carriesManyCommandsInARow() throws Exception {
    for (int i = 0; i < COMMANDS; i++) {
      assertRandom(1 + i % 32);
    }
  }

  @Test
  void carriesLargeCommands() throws Exception {
    byte[] data = new byte[1024];
    Arrays.fill(data, (byte) 7);
    ByteBuffer command = ByteBuffer.allocate(HEADER_BYTES + 2 + data.length + 2 + 4);
    command.putShort((short) 0x8001).putInt(command.capacity()).putInt(0x17D); // TPM2_Hash
    command.putShort((short) data.length).put(data).putShort((short) 0x000B).putInt(0x40000007);
    byte[] response = tpm.transport().transmit(command.array());
    int start = HEADER_BYTES + 2;
    assertArrayEquals(
        MessageDigest.getInstance("SHA-256").digest(data),
        Arrays.copyOfRange(response, start, start + 32));
  }

  @Test
  void carriesLargeResponses() throws Exception {
    // TPM2_GetCapability(TPM_CAP_COMMANDS, from 0x11F, 256 of them): more than 90 commands.
    byte[] response = tpm.transport().transmit(hex("8001000000160000017a000000020000011f00000100"));
    assertEquals(0, ByteBuffer.wrap(response).getInt(6));
    assertTrue(response.length > 360, () -> "only " + response.length + " octets");
  }

  @ParameterizedTest
  @CsvSource({
    "80010000000c0000ffff0008, 143", // TPM_RC_COMMAND_CODE
    "80010000000a0000017b, 1da", // TPM_RC_INSUFFICIENT of parameter 1
    "80010000000e0000017b00080000, 095" // TPM_RC_SIZE: more than its parameters
  })
  void answersMalformedCommandsWithTheirCode(String command, String code) throws Exception {
    byte[] response = tpm.transport().transmit(hex(command));
    assertEquals(Integer.parseInt(code, 16), ByteBuffer.wrap(response).getInt(6));
    assertRandom(8);
  }

  @Test
  void keepsTheAnswersOfThreadsApart() throws Exception {
    inThreads(
        thread -> {
          for (int i = 0; i < COMMANDS_OF_A_THREAD; i++) {
            assertRandom(thread + 1);
          }
        });
  }

  @Test
  void carriesSecretsThroughASaltedSession() throws Exception {
    try (RunningTpm own = kind.start()) {
      TpmDevice device = own.provider().connection().device();
      device.random(1);
      SealedData.assertUnseals(device.client());
      SealedData.assertUnseals(device.client(), TpmtSymDef.xor(TpmAlg.SHA256));
      SealedData.assertUnsealsBound(device.client());
    }
  }

  /**
   * PCR 20 is reset by a dynamically launched system only (PC Client Platform TPM Profile, 4.6).
   */
  @Test
  void tellsTheTpmTheLocality() throws Exception {
    String reset = "80020000001b0000013d0000001400000009" + "40000009" + "0000010000";
    assertEquals(TpmRc.LOCALITY.value(), code(reset));
    tpm.transport().setLocality(2);
    try {
      assertEquals(0, code(reset));
    } finally {
      tpm.transport().setLocality(0);
    }
    assertEquals(TpmRc.LOCALITY.value(), code(reset));
  }

  private static int code(String command) throws Exception {
    return ByteBuffer.wrap(tpm.transport().transmit(hex(command))).getInt(6);
  }

  @Test
  void usesMoreKeysThanSlotsInThreads() throws Exception {
    List<TpmKey> keys = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      keys.add(Keys.create(device(), "p" + i));
    }
    inThreads(thread -> keys.forEach(Keys::assertSigns));
  }

  @Test
  void keysBoundToPcrsSign() throws Exception {
    Policy policy = Policy.pcr(device().readPcr(TpmAlg.SHA256, 23)).and(Policy.authValue());
    TpmtPublic bound = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().boundTo(policy).build();
    KeyAuthorization authorization = KeyAuthorization.policy(policy, Keys.password("q"));
    Keys.assertSigns(Keys.create(device(), bound, "q", authorization));
  }

  @Test
  void rsaPssIsVerifiedBySoftware() throws Exception {
    PSSParameterSpec pss = new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
    KeyPair keys = tpm.key("RSA", 2048);
    Signature signer = Signature.getInstance("RSASSA-PSS", tpm.provider());
    signer.setParameter(pss);
    signer.initSign(keys.getPrivate());
    signer.update(Keys.MESSAGE);
    Signature verifier = Signature.getInstance("RSASSA-PSS", "SunRsaSign");
    verifier.setParameter(pss);
    verifier.initVerify(keys.getPublic());
    verifier.update(Keys.MESSAGE);
    assertTrue(verifier.verify(signer.sign()));
  }

  @Test
  void storedKeysSignAfterAReconnection() throws Exception {
    try (RunningTpm own = kind.start()) {
      KeyStore store = own.keyStore();
      own.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(store));
      assertSigns(own, store);
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      store.store(file, STORE_PASSWORD);
      own.provider().connection().close();
      try (RunningTpm again = RunningTpm.of(Transports.open(own.tcti()), () -> {})) {
        assertFalse(again.provider().connection().device().random(8).isEmpty());
        if (kind.outlivesItsConnection()) {
          KeyStore read = again.keyStore();
          read.load(new ByteArrayInputStream(file.toByteArray()), STORE_PASSWORD);
          assertSigns(again, read);
        }
      }
    }
  }

  private static void assertSigns(RunningTpm tpm, KeyStore store) throws Exception {
    Signature signer = Signature.getInstance("SHA256withECDSA", tpm.provider());
    signer.initSign((PrivateKey) store.getKey("web", null));
    signer.update(Keys.MESSAGE);
    PublicKey publicKey = store.getCertificate("web").getPublicKey();
    Signature verifier = Signature.getInstance("SHA256withECDSA", "SunEC");
    verifier.initVerify(publicKey);
    verifier.update(Keys.MESSAGE);
    assertTrue(verifier.verify(signer.sign()));
  }

  private static void assertRandom(int count) throws Exception {
    String command = GET_RANDOM + HexFormat.of().toHexDigits((byte) count);
    byte[] response = tpm.transport().transmit(hex(command));
    assertEquals(0, ByteBuffer.wrap(response).getInt(6));
    assertEquals(HEADER_BYTES + 2 + count, response.length);
  }

  /** What a thread of the tests does. */
  private interface Work {
    void run(int thread) throws Exception;
  }

  private static void inThreads(Work work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Void>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        all.add(
            () -> {
              work.run(thread);
              return null;
            });
      }
      for (Future<Void> one : threads.invokeAll(all)) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private static TpmDevice device() {
    return tpm.provider().connection().device();
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
