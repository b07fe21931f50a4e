package io.github.tpm4j.engine.libtpms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.power.Orderliness.Shutdown;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The permanent state of libtpms, read to its last byte. */
class PersistentAllTest {

  private static SecretBytes secret(String text) {
    return SecretBytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain/tpm2-00.permall", "libtpms-0.10/tpm2-00.permall"})
  void hasWhatItsTpmWasGiven(String name) {
    PersistentAll state = Samples.permanent(name);
    PersistentData data = state.data();

    assertEquals(secret("ownerpw"), data.hierarchies().authValues().get(TpmHandle.OWNER));
    assertEquals(secret("endopw"), data.hierarchies().authValues().get(TpmHandle.ENDORSEMENT));
    assertEquals(secret("lockpw"), data.hierarchies().authValues().get(TpmHandle.LOCKOUT));
    assertEquals(TpmAlg.SHA256, data.hierarchies().policies().get(TpmHandle.OWNER).hashAlg());
    data.hierarchies().seeds().values().forEach(seed -> assertEquals(64, seed.size()));
    assertEquals(Set.of(TpmCc.PP_COMMANDS), data.physicalPresence());
    assertEquals(Set.of(TpmCc.SET_COMMAND_CODE_AUDIT_STATUS), data.audit().commands());
    assertEquals(new DictionaryAttackData(1, 5, 100, 200, true), data.dictionaryAttack());
    assertEquals(Shutdown.STATE, data.orderlyState().shutdown());
    data.seedLevels().values().forEach(level -> assertEquals(1, level));
    assertTrue(state.reset().isPresent() && state.clear().isPresent());
    assertEquals(4, state.user().indices().size());
    assertEquals(2, state.orderlyIndices().size());
  }

  @Test
  void hasNothingSavedWhileTheTpmRuns() {
    PersistentAll state = Samples.permanent("running/tpm2-00.permall");

    assertEquals(Shutdown.NONE, state.data().orderlyState().shutdown());
    assertTrue(state.data().orderlyState().isLostAfterUse());
    assertFalse(state.reset().isPresent());
  }

  @Test
  void hasTheProfileOfLibtpms010() {
    String profile = Samples.permanent("libtpms-0.10/tpm2-00.permall").profile().orElseThrow();

    assertTrue(profile.startsWith("{\"Name\":\"default-v1\""), profile);
    assertTrue(Samples.permanent("libtpms-0.10/custom-fresh.permall").profile().isPresent());
    assertFalse(Samples.permanent("libtpms-0.10/null-fresh.permall").profile().isPresent());
  }

  @Test
  void hasTheBanksOfTheNextReset() {
    Map<TpmAlg, Integer> banks =
        Samples.permanent("more/pcr-allocate-pending.permall").data().pcrAllocation();

    assertEquals(0, banks.get(TpmAlg.SHA1));
    assertEquals(0xFFFFFF, banks.get(TpmAlg.SHA256));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain/tpm2-00.volatilestate", "libtpms-0.10/tpm2-00.volatilestate"})
  void volatileStateIsThatOfTheSameTpm(String name) {
    VolatileState state = VolatileState.read(name, Samples.blob(name));
    PersistentAll permanent = Samples.permanent(name.replace("volatilestate", "permall"));

    assertEquals(permanent.data().hierarchies().seeds(), state.seeds());
    assertEquals(permanent.orderlyIndices().keySet(), state.orderlyIndices().keySet());
  }

  /** As an older libtpms saved what no TPM2_Startup had touched yet. */
  @Test
  void aPolicyWithNumberZeroForItsHashIsNone() throws Exception {
    assertFalse(readWithPlatformPolicy(0).orderlyIndices().isEmpty());
    assertThrows(StateStoreException.class, () -> readWithPlatformPolicy(0x7FFF));
  }

  private static VolatileState readWithPlatformPolicy(int hash) throws Exception {
    String name = "plain/tpm2-00.volatilestate";
    ByteBuffer blob = ByteBuffer.wrap(Samples.blob(name));
    int place = 0;
    while (blob.getInt(place) != Section.STATE_CLEAR_DATA.magic()) {
      place++;
    }
    // Behind the section's number are its least version and three flags.
    place += Integer.BYTES + Short.BYTES + 3;
    assertEquals(TpmAlg.NULL.value(), blob.getShort(place));
    blob.putShort(place, (short) hash);
    int end = blob.limit() - 20;
    MessageDigest digest = MessageDigest.getInstance("SHA-1");
    digest.update(blob.array(), 0, end);
    blob.put(end, digest.digest());
    return VolatileState.read(name, blob.array());
  }
}
