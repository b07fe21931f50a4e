package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.device.DeviceOptions;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmIntegrityException;
import io.github.tpm4j.tss.error.TpmMalformedResponseException;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.templates.KeyTemplate;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Responses that were changed on their way, by chance or by somebody. */
@Tag("peer")
class DamagedResponseTest {
  /** Where the parameters of a response with a session begin: header, parameterSize. */
  private static final int PARAMETERS = 14;

  private static Swtpm swtpm;
  private TamperingTransport transport;
  private TpmDevice device;
  private TpmKey key;

  @BeforeAll
  static void start() throws Exception {
    swtpm = Swtpm.tcp();
  }

  @AfterAll
  static void stop() throws Exception {
    swtpm.close();
  }

  @BeforeEach
  void open() throws Exception {
    transport = new TamperingTransport(Transports.open(swtpm.tcti()));
    device = TpmDevice.open(transport, DeviceOptions.DEFAULT);
    key = Keys.create(device, "p");
    Keys.assertSigns(key);
  }

  @AfterEach
  void close() {
    device.close();
  }

  private static UnaryOperator<byte[]> flip(int position, int bits) {
    return response -> {
      byte[] changed = response.clone();
      changed[position] ^= (byte) bits;
      return changed;
    };
  }

  @Test
  void noticesEachByteThatIsChanged() {
    int length = signResponseBytes();
    for (int position = 0; position < length; position++) {
      transport.tamper(TpmCc.SIGN, flip(position, 1 << position % 8));
      assertNeverWrong();
      Keys.assertSigns(key);
    }
  }

  /** Either it fails, or, after another try, it gives a signature that is good. */
  private void assertNeverWrong() {
    try {
      Keys.assertSigns(key);
    } catch (TpmException e) {
      assertTrue(e.getMessage().contains("TPM2_Sign"), e.getMessage());
    }
  }

  private int signResponseBytes() {
    int[] length = new int[1];
    transport.tamper(
        TpmCc.SIGN,
        response -> {
          length[0] = response.length;
          return response;
        });
    sign();
    return length[0];
  }

  private void sign() {
    key.sign(Keys.ECDSA, Keys.DIGEST);
  }

  @Test
  void tellsThatASignatureWasChanged() {
    transport.tamper(TpmCc.SIGN, flip(PARAMETERS + 20, 4));
    String message = assertThrows(TpmIntegrityException.class, this::sign).getMessage();
    assertTrue(message.contains("wrong HMAC") && message.contains("TPM2_Sign"), message);
  }

  @Test
  void refusesAResponseOfAnEarlierCommand() {
    byte[][] earlier = new byte[1][];
    transport.tamper(TpmCc.SIGN, response -> (earlier[0] = response).clone());
    sign();
    transport.tamper(TpmCc.SIGN, response -> earlier[0]);
    assertThrows(TpmIntegrityException.class, this::sign);
    Keys.assertSigns(key);
  }

  @Test
  void tellsThatAResponseIsCutOff() {
    for (int length : new int[] {10, 13, 40}) {
      transport.tamper(TpmCc.SIGN, response -> withSize(Arrays.copyOf(response, length)));
      assertThrows(TpmMalformedResponseException.class, this::sign);
      Keys.assertSigns(key);
    }
  }

  @Test
  void tellsThatAResponseIsTooLong() {
    transport.tamper(
        TpmCc.SIGN, response -> withSize(Arrays.copyOf(response, response.length + 1)));
    assertThrows(TpmMalformedResponseException.class, this::sign);
    Keys.assertSigns(key);
  }

  private static byte[] withSize(byte[] response) {
    response[2] = 0;
    response[3] = 0;
    response[4] = (byte) (response.length >> 8);
    response[5] = (byte) response.length;
    return response;
  }

  @Test
  void survivesNoiseInAnyCommand() {
    Random random = new Random(1);
    TpmCc[] commands = {TpmCc.SIGN, TpmCc.LOAD, TpmCc.CREATE, TpmCc.GET_RANDOM, TpmCc.PCR_READ};
    for (int i = 0; i < 400; i++) {
      TpmCc command = commands[i % commands.length];
      transport.tamper(command, response -> noise(response, random));
      try {
        useEverything();
      } catch (TpmException expected) {
        assertTrue(expected.getMessage().contains("TPM"), expected.getMessage());
      }
    }
    transport.tamper(TpmCc.SHUTDOWN, response -> response);
    useEverything();
  }

  private static byte[] noise(byte[] response, Random random) {
    byte[] changed = response.clone();
    for (int i = 0; i <= random.nextInt(3); i++) {
      changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
    }
    return random.nextInt(4) > 0
        ? changed
        : withSize(Arrays.copyOf(changed, 10 + random.nextInt(changed.length)));
  }

  private void useEverything() {
    TpmKey fresh =
        Keys.create(
            device,
            KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build(),
            "q",
            KeyAuthorization.password(Keys.password("q")));
    Keys.assertSigns(fresh);
    device.random(16).close();
    assertEquals(1, device.readPcr(TpmAlg.SHA256, 0).values().size());
  }
}
