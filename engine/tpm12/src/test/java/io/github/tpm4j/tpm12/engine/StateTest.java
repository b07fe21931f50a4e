package io.github.tpm4j.tpm12.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.MigrationBlob;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.commands.storage.LoadKey2;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.transport.Transports;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a TPM keeps without power, over TPM_SaveState, and on its way to another process. */
class StateTest {
  private static final byte[] STARTUP_CLEAR = hex("00c10000000c000000990001");
  private static final byte[] STARTUP_STATE = hex("00c10000000c000000990002");
  private static final byte[] SAVE_STATE = hex("00c10000000a00000098");
  private static final byte[] READ_PCR_10 = hex("00c10000000e000000150000000a");
  private static final byte[] EXTEND_PCR_10 = hex("00c100000022000000140000000a" + "11".repeat(20));
  private static final String SUCCESS = "00c40000000a00000000";

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static String run(Tpm12 tpm, byte[] command) {
    return HexFormat.of().formatHex(tpm.execute(command, 0));
  }

  private static Tpm12 on(StateStore store) {
    Tpm12 tpm = new Tpm12(Tpm12Configuration.of(store));
    tpm.powerOn();
    return tpm;
  }

  private static Tpm12 started(StateStore store) {
    Tpm12 tpm = on(store);
    assertEquals(SUCCESS, run(tpm, STARTUP_CLEAR));
    return tpm;
  }

  @Test
  void onlyStartupIsExecutedAtFirstAndOnlyOnce() {
    Tpm12 tpm = on(new MemoryStore());
    assertEquals("00c40000000a00000026", run(tpm, READ_PCR_10));
    assertEquals(SUCCESS, run(tpm, STARTUP_CLEAR));
    assertEquals("00c40000000a00000026", run(tpm, STARTUP_CLEAR));
    tpm.powerOff();
    assertEquals("00c40000000a00000009", run(tpm, READ_PCR_10));
  }

  @Test
  void savedPcrsComeBackWithStartupState() {
    MemoryStore store = new MemoryStore();
    Tpm12 tpm = started(store);
    run(tpm, EXTEND_PCR_10);
    String value = run(tpm, READ_PCR_10);
    assertEquals(SUCCESS, run(tpm, SAVE_STATE));
    tpm.powerOff();
    Tpm12 again = on(store);
    assertEquals(SUCCESS, run(again, STARTUP_STATE));
    assertEquals(value, run(again, READ_PCR_10));
  }

  @Test
  void whatWasSavedIsOfThePastOnceAnotherCommandCame() {
    MemoryStore store = new MemoryStore();
    Tpm12 tpm = started(store);
    run(tpm, SAVE_STATE);
    run(tpm, EXTEND_PCR_10);
    tpm.powerOff();
    assertNotEquals(SUCCESS, run(on(store), STARTUP_STATE));
  }

  @Test
  void aRunningTpmGoesOnOverACopyOfItsStore() {
    MemoryStore store = new MemoryStore();
    Tpm12 tpm = started(store);
    run(tpm, EXTEND_PCR_10);
    String value = run(tpm, READ_PCR_10);
    Map<String, byte[]> running = tpm.suspend();
    MemoryStore copy = new MemoryStore();
    MigrationBlob.importInto(
        copy, MigrationBlob.export(store, StateProtection.none()), StateProtection.none());
    Tpm12 other = on(copy);
    other.resume(running);
    assertEquals(value, run(other, READ_PCR_10));
  }

  @Test
  void stateOfATpm2IsRefused() {
    MemoryStore store = new MemoryStore();
    store.commit(Map.of("hierarchies", Optional.of(new byte[4])));
    Tpm12 tpm = new Tpm12(Tpm12Configuration.of(store));
    StateStoreException refused = assertThrows(StateStoreException.class, tpm::powerOn);
    assertEquals(StateStoreException.Reason.OTHER_PROFILE, refused.reason());
  }

  @Test
  void ownerAndKeysOutliveTheProcess(@TempDir Path folder) throws Exception {
    String tcti = "engine12:dir=" + folder + ",durability=process";
    TpmKey key;
    AuthSecret secret = AuthSecret.ofUtf8("the key's".toCharArray());
    try (OwnedTpm12 tpm = new OwnedTpm12(tcti)) {
      key = tpm.create(KeyTemplates.signing(1024), secret);
    }
    try (Tpm12Client client = Tpm12Client.connect(Transports.open(tcti));
        OiapSession oiap = client.oiap()) {
      LoadKey2.Request load = new LoadKey2.Request(OwnedTpm12.SRK, key);
      int handle = client.execute(load, oiap.with(AuthSecret.wellKnown())).inkeyHandle();
      Sign.Request sign = new Sign.Request(handle, Bytes.of(new byte[51]));
      assertEquals(128, client.execute(sign, oiap.lastWith(secret)).sig().size());
    }
  }
}
