package io.github.tpm4j.tpm12.client;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.tpm12.commands.capability.GetCapability;
import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.commands.startup.Startup;
import io.github.tpm4j.tpm12.commands.storage.LoadKey2;
import io.github.tpm4j.tpm12.constants.CapabilityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmException;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.error.TpmTransportException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.transport.TransportNotFoundException;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several programs with one TPM 1.2, which tcsd holds. */
@Tag("peer")
class SharedTpmTest {
  private static final AuthSecret SECRET = AuthSecret.ofUtf8("the key's".toCharArray());
  private static final Bytes DIGEST = Bytes.of(new byte[20]);
  private static final int MORE_THAN_SLOTS = 24;

  private static OwnedTpm tpm;
  private static List<TpmKey> keys = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    tpm = OwnedTpm.throughTcsd();
    int scheme = KeyConstants.SS_RSASSAPKCS1V15_SHA1;
    for (int i = 0; i < MORE_THAN_SLOTS; i++) {
      keys.add(tpm.create(KeyTemplates.signing(512, scheme), SECRET));
    }
  }

  @AfterAll
  static void end() throws Exception {
    tpm.close();
  }

  private static Tpm12Client another() throws IOException {
    return Tpm12Client.connect(Transports.open(tpm.tcsd().tcti()));
  }

  private static int load(Tpm12Client client, TpmKey key) {
    try (OiapSession oiap = client.oiap()) {
      return client
          .execute(new LoadKey2.Request(OwnedTpm.SRK, key), oiap.lastWith(tpm.srk))
          .inkeyHandle();
    }
  }

  private static int loadedKeys() {
    Bytes list =
        tpm.client
            .execute(new GetCapability.Request(CapabilityConstants.CAP_KEY_HANDLE, Bytes.EMPTY))
            .resp();
    return new TpmReader(list.toArray()).u16();
  }

  @Test
  void whatAClientHasLoadedGoesWithIt() throws Exception {
    int before = loadedKeys();
    try (Tpm12Client client = another()) {
      load(client, keys.get(0));
      load(client, keys.get(1));
      assertTrue(loadedKeys() > before);
    }
    assertEquals(before, loadedKeys());
  }

  @Test
  void moreKeysThanSlotsAreUsedInTurn() throws Exception {
    try (Tpm12Client client = another();
        KeptSession kept = new KeptSession(client)) {
      for (TpmKey key : keys) {
        int handle = load(client, key);
        assertEquals(64, kept.execute(new Sign.Request(handle, DIGEST), SECRET).sig().size());
        client.flushKey(handle);
      }
    }
  }

  @Test
  void aKeyIsRefusedBeforeTcsdSwapsAnother() throws Exception {
    try (Tpm12Client client = another();
        KeptSession kept = new KeptSession(client)) {
      List<Integer> handles = new ArrayList<>();
      TpmResponseException full =
          assertThrows(
              TpmResponseException.class,
              () -> {
                for (TpmKey key : keys) {
                  handles.add(load(client, key));
                }
              });
      assertTrue(full.is(TpmResult.NOSPACE), full.getMessage());
      assertTrue(handles.size() > 2, handles.toString());
      tpm.tcsd().reachedBy(Tool.of("tpm_selftest")).succeed();
      for (int handle : handles) {
        assertEquals(64, kept.execute(new Sign.Request(handle, DIGEST), SECRET).sig().size());
      }
    }
  }

  @Test
  void programsOfTrousersWorkAtTheSameTime() throws Exception {
    try (Tpm12Client client = another();
        KeptSession kept = new KeptSession(client)) {
      Sign.Request sign = new Sign.Request(load(client, keys.get(0)), DIGEST);
      kept.execute(sign, SECRET);
      String version = tpm.tcsd().reachedBy(Tool.of("tpm_version")).succeed().text();
      assertTrue(version.contains("Chip Version:        1.2"), version);
      assertEquals(64, kept.execute(sign, SECRET).sig().size());
    }
  }

  @Test
  void aKeyThatIsNotLoadedIsRefusedAsByATpm() {
    TpmResponseException refused =
        assertThrows(
            TpmResponseException.class,
            () -> tpm.client.execute(new Sign.Request(0x0102_0304, DIGEST)));
    assertTrue(refused.is(TpmResult.INVALID_KEYHANDLE), refused.getMessage());
  }

  @Test
  void aCommandWithoutCallIsRefusedAndNothingElse() {
    int handle = load(tpm.client, keys.get(0));
    TpmTransportException refused =
        assertThrows(TpmTransportException.class, () -> tpm.client.execute(new Startup.Request(1)));
    assertTrue(
        refused.getMessage().contains("tcsd has no call for TPM_Startup"), refused.getMessage());
    try (KeptSession kept = new KeptSession(tpm.client)) {
      assertEquals(64, kept.execute(new Sign.Request(handle, DIGEST), SECRET).sig().size());
    }
    tpm.client.flushKey(handle);
  }

  @Test
  void aTcsdThatWasStartedAgainIsFoundAgain() throws Exception {
    try (OwnedTpm restarted = OwnedTpm.throughTcsd();
        KeptSession kept = new KeptSession(restarted.client)) {
      TpmKey signing = restarted.create(KeyTemplates.signing(1024), SECRET);
      Sign.Request lost = new Sign.Request(restarted.load(signing), DIGEST);
      kept.execute(lost, SECRET);
      restarted.tcsd().restart();
      assertThrows(TpmException.class, () -> kept.execute(lost, SECRET));
      Sign.Request again = new Sign.Request(restarted.load(signing), DIGEST);
      assertEquals(128, kept.execute(again, SECRET).sig().size());
      restarted.tcsd().kill();
      assertThrows(TpmTransportException.class, () -> kept.execute(again, SECRET));
      assertThrows(
          TransportNotFoundException.class, () -> Transports.open(restarted.tcsd().tcti()));
      assertDoesNotThrow(restarted.client::close);
    }
  }
}
