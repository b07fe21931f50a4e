package io.github.tpm4j.tpm12.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.client.TransportSessions;
import io.github.tpm4j.tpm12.commands.crypto.GetRandom;
import io.github.tpm4j.tpm12.commands.pcr.PcrRead;
import io.github.tpm4j.tpm12.commands.transport.ExecuteTransport;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.TransportSession;
import io.github.tpm4j.tpm12.structures.TransportConstants;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.WireException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Transport sessions of the bundled TPM 1.2: their number, their end, and bytes in them. */
class TransportSessionTest {
  private static final AuthSecret SECRET = AuthSecret.ofUtf8("the session's".toCharArray());
  private static final int ROUNDS = 3_000;
  private static final int HEADER_SIZE_BYTES = 10;
  private static final int NO_WRAP_TRANSPORT = 0x2F;

  private static OwnedTpm12 tpm;

  @BeforeAll
  static void start() throws Exception {
    tpm = new OwnedTpm12();
  }

  @AfterAll
  static void close() {
    tpm.close();
  }

  private static TransportSession session(int attributes) {
    return TransportSessions.startInTheOpen(tpm.client, attributes, SECRET);
  }

  @Test
  void thereAreSixteen_andAnotherFindsNoRoom() {
    List<TransportSession> sessions = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      sessions.add(session(0));
    }
    TpmResponseException refused = assertThrows(TpmResponseException.class, () -> session(0));
    assertTrue(refused.is(TpmResult.RESOURCES), refused::getMessage);
    sessions.forEach(TransportSession::close);
    session(0).close();
  }

  @Test
  void anExclusiveSessionEndsByACommandOutside() {
    try (TransportSession session = session(TransportConstants.EXCLUSIVE)) {
      Tpm12Client within = tpm.client.within(session);
      within.execute(new PcrRead.Request(0));
      tpm.client.execute(new PcrRead.Request(0));
      TpmResponseException refused =
          assertThrows(TpmResponseException.class, () -> within.execute(new PcrRead.Request(0)));
      assertTrue(refused.is(TpmResult.INVALID_AUTHHANDLE), refused::getMessage);
      assertEquals(TpmOrd.EXECUTE_TRANSPORT, refused.ordinal());
      assertFalse(session.isOpen());
      assertThrows(IllegalStateException.class, () -> within.execute(new PcrRead.Request(0)));
    }
  }

  @Test
  void noSessionIsWithinASession() {
    try (TransportSession session = session(0)) {
      Tpm12Client within = tpm.client.within(session);
      TpmResponseException refused =
          assertThrows(
              TpmResponseException.class,
              () -> TransportSessions.startInTheOpen(within, 0, SECRET));
      assertEquals(NO_WRAP_TRANSPORT, refused.code());
    }
  }

  @Test
  void whateverIsWrapped_theTpmGoesOn() {
    Random random = new Random(24);
    TpmOrd[] ordinals = TpmOrd.values();
    for (int i = 0; i < ROUNDS; i++) {
      byte[] wrapped = bytes(ordinals[random.nextInt(ordinals.length)], random);
      try (TransportSession session = session(random.nextInt(8))) {
        ExecuteTransport.Request request = new ExecuteTransport.Request(Bytes.of(wrapped));
        // Refused for what is wrapped, or as the digest is another.
        assertThrows(
            TpmResponseException.class, () -> tpm.client.execute(request, session.authorization()));
      }
    }
    assertEquals(20, tpm.client.execute(new GetRandom.Request(20)).randomBytes().size());
  }

  private static byte[] bytes(TpmOrd ordinal, Random random) {
    byte[] parameters = new byte[random.nextInt(120)];
    random.nextBytes(parameters);
    int sizeBytes = HEADER_SIZE_BYTES + parameters.length;
    byte[] command =
        ByteBuffer.allocate(sizeBytes)
            .putShort((short) (0x00C0 + random.nextInt(5)))
            .putInt(sizeBytes - (random.nextInt(9) == 0 ? 1 : 0))
            .putInt(ordinal.value())
            .put(parameters)
            .array();
    return random.nextInt(10) == 0 ? Arrays.copyOf(command, random.nextInt(12)) : command;
  }

  @Test
  void whateverIsSentWithTheSecret_isAnsweredWithinTheSession() {
    Random random = new Random(25);
    TpmOrd[] ordinals = TpmOrd.values();
    for (int i = 0; i < ROUNDS; i++) {
      RawRequest raw = new RawRequest(ordinals[random.nextInt(ordinals.length)], random);
      if (raw.endsAll()) {
        continue;
      }
      try (TransportSession session = session(random.nextInt(2) * TransportConstants.LOG)) {
        Tpm12Client within = tpm.client.within(session);
        try {
          within.execute(raw);
        } catch (TpmResponseException e) {
          assertTrue(e.code() != 0x1C && e.code() != 9, e::getMessage);
        } catch (WireException e) {
          // Too short for the client to find its keys.
          assertTrue(raw.isCut(), e::getMessage);
        }
      }
    }
    assertEquals(20, tpm.client.execute(new GetRandom.Request(20)).randomBytes().size());
  }
}
