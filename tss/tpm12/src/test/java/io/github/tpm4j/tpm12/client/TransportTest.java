package io.github.tpm4j.tpm12.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.commands.crypto.GetRandom;
import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.commands.crypto.StirRandom;
import io.github.tpm4j.tpm12.commands.pcr.PcrRead;
import io.github.tpm4j.tpm12.commands.storage.LoadKey2;
import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmException;
import io.github.tpm4j.tpm12.error.TpmIntegrityException;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.Authorization;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.TransportSession;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.RsaPublicKeys;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmTransportPublic;
import io.github.tpm4j.tpm12.structures.TransportConstants;
import io.github.tpm4j.tpm12.verify.IdentitySignature;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands go to a TPM of swtpm wrapped in transport sessions. */
@Tag("peer")
class TransportTest {
  private static final AuthSecret SECRET = AuthSecret.ofUtf8("the key's".toCharArray());
  private static final Bytes MESSAGE = Bytes.of(new byte[] {1, 2, 3});

  private static OwnedTpm tpm;
  private static AlteringTransport altering;
  private static TpmKey storage;
  private static int storageHandle;
  private static TpmKey signing;
  private static int signingHandle;

  @BeforeAll
  static void start() throws Exception {
    tpm =
        new OwnedTpm(
            transport -> {
              altering = new AlteringTransport(transport);
              return altering;
            });
    storage = tpm.create(KeyTemplates.storage(), SECRET);
    storageHandle = tpm.load(storage);
    signing = tpm.create(KeyTemplates.signing(1024, KeyConstants.SS_RSASSAPKCS1V15_SHA1), SECRET);
    signingHandle = tpm.load(signing);
  }

  @AfterAll
  static void end() throws Exception {
    tpm.close();
  }

  private static TransportSession start(TpmTransportPublic kind) {
    try (OiapSession oiap = tpm.client.oiap()) {
      return TransportSessions.start(
          tpm.client, kind, storageHandle, storage.pubkey(), oiap.lastWith(SECRET));
    }
  }

  static Stream<TpmTransportPublic> kinds() {
    return Stream.of(
        TpmTransportPublic.mgf1(TransportConstants.LOG),
        TpmTransportPublic.aesCtr(TransportConstants.LOG),
        new TpmTransportPublic(
            TransportConstants.ENCRYPT | TransportConstants.LOG,
            KeyConstants.ALG_AES128,
            TransportConstants.ES_SYM_OFB),
        TpmTransportPublic.plain(TransportConstants.LOG));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aKeyIsLoadedAndSignsWithinTheSession_whoseLogTheTpmSigns(TpmTransportPublic kind) {
    try (TransportSession session = start(kind)) {
      Tpm12Client within = tpm.client.within(session);
      session.knows(OwnedTpm.SRK, tpm.srkPublic());
      TpmKey key = signing;
      int handle;
      try (OiapSession oiap = within.oiap()) {
        handle =
            within
                .execute(new LoadKey2.Request(OwnedTpm.SRK, key), oiap.with(tpm.srk))
                .inkeyHandle();
        session.knows(handle, key.pubkey());
        Bytes signature =
            within.execute(new Sign.Request(handle, Sha1.of(MESSAGE)), oiap.lastWith(SECRET)).sig();
        assertTrue(IdentitySignature.isBy(RsaPublicKeys.of(key.pubkey()), MESSAGE, signature));
      }
      within.flushKey(handle);
      try (OiapSession oiap = tpm.client.oiap()) {
        assertTrue(
            TransportSessions.release(
                    tpm.client, session, signingHandle, signing.pubkey(), oiap.lastWith(SECRET))
                .isPresent());
      }
      assertFalse(session.isOpen());
    }
  }

  @Test
  void aLogOfUnknownKeysIsNotVerified_andAnotherLogIsRefused() {
    try (TransportSession session = start(TpmTransportPublic.mgf1(TransportConstants.LOG));
        OiapSession oiap = tpm.client.oiap()) {
      Tpm12Client within = tpm.client.within(session);
      within.execute(new PcrRead.Request(0));
      session.knows(signingHandle, storage.pubkey());
      within.execute(new Sign.Request(signingHandle, Sha1.of(MESSAGE)), oiapWithin(within));
      assertThrows(
          TpmIntegrityException.class,
          () ->
              TransportSessions.release(
                  tpm.client, session, signingHandle, signing.pubkey(), oiap.lastWith(SECRET)));
    }
    try (TransportSession session = start(TpmTransportPublic.mgf1(TransportConstants.LOG));
        OiapSession oiap = tpm.client.oiap()) {
      Tpm12Client within = tpm.client.within(session);
      within.execute(new Sign.Request(signingHandle, Sha1.of(MESSAGE)), oiapWithin(within));
      assertTrue(
          TransportSessions.release(
                  tpm.client, session, signingHandle, signing.pubkey(), oiap.lastWith(SECRET))
              .isEmpty());
    }
  }

  private static Authorization oiapWithin(Tpm12Client within) {
    return within.oiap().lastWith(SECRET);
  }

  @Test
  void anErrorWithinTheSessionIsTheCommands_andTheSessionGoesOn() {
    try (TransportSession session = start(TpmTransportPublic.aesCtr(0))) {
      Tpm12Client within = tpm.client.within(session);
      TpmResponseException refused =
          assertThrows(TpmResponseException.class, () -> within.execute(new PcrRead.Request(99)));
      assertEquals(TpmOrd.PCRREAD, refused.ordinal());
      assertTrue(refused.is(TpmResult.BADINDEX), refused::getMessage);
      assertEquals(20, within.execute(new GetRandom.Request(20)).randomBytes().size());
    }
  }

  @Test
  void anAlteredResponseIsRefused_andTheSessionEnds() {
    for (int offset : new int[] {17, 21, 34, 40, 60, 70}) {
      TransportSession session = start(TpmTransportPublic.mgf1(0));
      Tpm12Client within = tpm.client.within(session);
      altering.next(
          TpmOrd.EXECUTE_TRANSPORT.value(),
          response -> {
            response[offset] ^= 1;
            return response;
          });
      assertThrows(
          TpmException.class,
          () -> within.execute(new GetRandom.Request(8)),
          () -> "byte " + offset);
      assertFalse(session.isOpen());
    }
  }

  @Test
  void aSessionWithoutALogIsNotReleased() {
    try (TransportSession session = start(TpmTransportPublic.mgf1(0));
        OiapSession oiap = tpm.client.oiap()) {
      TpmResponseException refused =
          assertThrows(
              TpmResponseException.class,
              () ->
                  TransportSessions.release(
                      tpm.client, session, signingHandle, signing.pubkey(), oiap.lastWith(SECRET)));
      assertTrue(refused.is(TpmResult.BAD_MODE), refused::getMessage);
    }
  }

  @Test
  void whatIsEncryptedDoesNotGoOutAsItIs() {
    Bytes plain = Bytes.of("a plain text of twenty".getBytes(StandardCharsets.US_ASCII));
    assertEquals(22, plain.size());
    try (TransportSession session = start(TpmTransportPublic.mgf1(0))) {
      byte[] wrapped = session.wrap(StirRandom.SPEC, stir(plain)).bytes();
      assertFalse(Bytes.of(wrapped).toString().contains(plain.toString()));
    }
  }

  private static byte[] stir(Bytes plain) {
    TpmWriter out = new TpmWriter();
    return out.u16(0xC1).u32(14 + plain.size()).u32(0x47).sized(plain).toByteArray();
  }
}
