package io.github.tpm4j.tpm12.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.commands.crypto.GetRandom;
import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmException;
import io.github.tpm4j.tpm12.error.TpmIntegrityException;
import io.github.tpm4j.tpm12.error.TpmMalformedResponseException;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Responses of swtpm's TPM 1.2 that somebody has altered on their way. */
@Tag("peer")
class AlteredResponseTest {
  private static final int SIGN_ORDINAL = TpmOrd.SIGN.value();
  private static final AuthSecret SECRET = AuthSecret.ofUtf8("the key's".toCharArray());

  private static AlteringTransport altering;
  private static OwnedTpm tpm;
  private static Sign.Request request;

  @BeforeAll
  static void start() throws Exception {
    tpm = new OwnedTpm(transport -> altering = new AlteringTransport(transport));
    int scheme = KeyConstants.SS_RSASSAPKCS1V15_SHA1;
    int key = tpm.load(tpm.create(KeyTemplates.signing(512, scheme), SECRET));
    request = new Sign.Request(key, Bytes.of(new byte[20]));
  }

  @AfterAll
  static void end() throws Exception {
    tpm.close();
  }

  private static TpmException refusal(UnaryOperator<byte[]> change) {
    altering.next(SIGN_ORDINAL, change);
    try (OiapSession oiap = tpm.client.oiap()) {
      TpmException refused =
          assertThrows(TpmException.class, () -> tpm.client.execute(request, oiap.with(SECRET)));
      assertFalse(oiap.isOpen());
      return refused;
    }
  }

  private static int sizeBytes() {
    altering.next(SIGN_ORDINAL, response -> response);
    try (OiapSession oiap = tpm.client.oiap()) {
      assertEquals(64, tpm.client.execute(request, oiap.with(SECRET)).sig().size());
    }
    return altering.lastSizeBytes();
  }

  @Test
  void eachAlteredByteIsRefused() {
    int size = sizeBytes();
    int byHmac = 0;
    for (int i = 0; i < size; i++) {
      int offset = i;
      TpmException refused =
          refusal(
              response -> {
                response[offset] ^= (byte) (1 << offset % Byte.SIZE);
                return response;
              });
      assertFalse(refused instanceof TpmResponseException, offset + ": " + refused);
      byHmac += refused instanceof TpmIntegrityException ? 1 : 0;
    }
    assertEquals(size - 10, byHmac, "all but the header");
  }

  @Test
  void eachShorterResponseIsRefused() {
    int size = sizeBytes();
    for (int i = 0; i < size; i++) {
      int length = i;
      assertTrue(
          refusal(response -> Arrays.copyOf(response, length))
              instanceof TpmMalformedResponseException,
          "length " + length);
      // A header that agrees with what is left.
      if (length >= 10) {
        TpmException refused = refusal(response -> withSize(Arrays.copyOf(response, length)));
        assertFalse(refused instanceof TpmResponseException, length + ": " + refused);
      }
    }
  }

  @Test
  void longerResponsesAreRefused() {
    int size = sizeBytes();
    for (int length : new int[] {size + 1, size + 41, 4_096, 4_097, 65_536}) {
      TpmException refused = refusal(response -> withSize(Arrays.copyOf(response, length)));
      assertFalse(refused instanceof TpmResponseException, length + ": " + refused);
    }
  }

  @Test
  void aSizeFieldTakesNoMemory() {
    altering.next(
        TpmOrd.GET_RANDOM.value(),
        response -> {
          Arrays.fill(response, 10, 14, (byte) 0x7F);
          return response;
        });
    assertThrows(
        TpmMalformedResponseException.class, () -> tpm.client.execute(new GetRandom.Request(16)));
  }

  @Test
  void aSessionThatWasAlteredAtItsStartAuthorisesNothing() {
    altering.next(
        TpmOrd.OIAP.value(),
        response -> {
          response[response.length - 1] ^= 1;
          return response;
        });
    try (OiapSession oiap = tpm.client.oiap()) {
      TpmResponseException refused =
          assertThrows(
              TpmResponseException.class, () -> tpm.client.execute(request, oiap.with(SECRET)));
      assertTrue(refused.is(TpmResult.AUTHFAIL), refused.getMessage());
    }
  }

  @Test
  void aSecondSignatureInTheSameSessionIsAsGoodAfterALostOne() {
    try (KeptSession kept = new KeptSession(tpm.client)) {
      kept.execute(request, SECRET);
      altering.next(SIGN_ORDINAL, response -> Arrays.copyOf(response, 3));
      assertThrows(TpmMalformedResponseException.class, () -> kept.execute(request, SECRET));
      assertEquals(64, kept.execute(request, SECRET).sig().size());
    }
  }

  private static byte[] withSize(byte[] response) {
    response[2] = 0;
    response[3] = (byte) (response.length >> 16);
    response[4] = (byte) (response.length >> 8);
    response[5] = (byte) response.length;
    return response;
  }
}
