package io.github.tpm4j.tss.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmMalformedResponseException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TpmClientTest {
  @Test
  void wipesAResponseThatMayHaveHeldASecret() {
    AnsweringTransport transport = new AnsweringTransport();
    byte[] response = transport.answer(0, "0004" + "01020304");
    try (TpmClient client = new TpmClient(transport)) {
      GetRandom.Response read = client.execute(new GetRandom.Request(4));
      assertEquals(SecretBytes.of((byte) 1, (byte) 2, (byte) 3, (byte) 4), read.randomBytes());
    }
    assertArrayEquals(new byte[response.length], response);
  }

  /** TPM_RC_CANCELED, TPM_RC_NV_RATE, TPM_RC_NV_UNAVAILABLE. */
  @ParameterizedTest
  @ValueSource(ints = {0x909, 0x920, 0x923})
  void sendsAgainWhatTheTpmCouldNotDoYet(int rc) {
    AnsweringTransport transport = new AnsweringTransport();
    transport.answer(rc, "");
    transport.answer(rc, "");
    transport.answer(0, "0004" + "01020304");
    try (TpmClient client = new TpmClient(transport)) {
      assertEquals(4, client.execute(new GetRandom.Request(4)).randomBytes().size());
      assertEquals(3, client.commandsSent());
    }
  }

  @Test
  void letsATpmTestItselfThatMust() {
    AnsweringTransport transport = new AnsweringTransport();
    transport.answer(TpmRc.NEEDS_TEST.value(), "");
    transport.answer(0, "");
    transport.answer(0, "0004" + "01020304");
    try (TpmClient client = new TpmClient(transport)) {
      assertEquals(4, client.execute(new GetRandom.Request(4)).randomBytes().size());
    }
    assertEquals(
        List.of(TpmCc.GET_RANDOM, TpmCc.SELF_TEST, TpmCc.GET_RANDOM), transport.received());
  }

  @Test
  void testsATpmOnce() {
    AnsweringTransport transport = new AnsweringTransport();
    transport.answer(TpmRc.NEEDS_TEST.value(), "");
    transport.answer(0, "");
    transport.answer(TpmRc.NEEDS_TEST.value(), "");
    try (TpmClient client = new TpmClient(transport)) {
      GetRandom.Request request = new GetRandom.Request(4);
      TpmResponseException refusal =
          assertThrows(TpmResponseException.class, () -> client.execute(request));
      assertEquals(TpmRc.NEEDS_TEST, refusal.rc());
    }
  }

  @Test
  void saysThatATpm12HasAnswered() {
    AnsweringTransport transport = new AnsweringTransport();
    transport.answer("00c40000000a0000000a");
    try (TpmClient client = new TpmClient(transport)) {
      GetRandom.Request request = new GetRandom.Request(4);
      TpmMalformedResponseException refusal =
          assertThrows(TpmMalformedResponseException.class, () -> client.execute(request));
      assertTrue(
          refusal.getMessage().startsWith("TPM2_GetRandom was answered by a TPM 1.2 at "),
          refusal.getMessage());
    }
  }
}
