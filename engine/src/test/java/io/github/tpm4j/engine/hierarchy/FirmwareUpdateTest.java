package io.github.tpm4j.engine.hierarchy;

import static io.github.tpm4j.engine.hierarchy.LimitedTemplates.primary;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.profile.TpmIdentity;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys outlast a restart, and which another firmware. */
class FirmwareUpdateTest {
  private static final String RECORD = "hierarchies.firmware";
  private static final TpmHandle SVN_2 = TpmHandle.ofSvn(TpmHandle.SVN_OWNER_BASE, 2);
  private static final TpmHandle SVN_3 = TpmHandle.ofSvn(TpmHandle.SVN_OWNER_BASE, 3);

  private final MemoryStore store = new MemoryStore();

  private TestTpm start(long firmwareVersion, int svn) {
    Profile profile =
        Profile.builder()
            .revision(Revision.V185)
            .identity(new TpmIdentity("TP4J", "tpm4j", firmwareVersion, svn))
            .build();
    TestTpm tpm = TestTpm.over(store, profile);
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    return tpm;
  }

  private static Bytes name(TestTpm tpm, TpmHandle hierarchy) {
    CreatePrimary.Response made = tpm.run(primary(hierarchy));
    tpm.run(new FlushContext.Request(made.objectHandle()));
    return made.name();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40000140, 0x40000141, 0x40000142, 0x40010002, 0x40020000, 0x40030001})
  void theKeyIsTheSameAfterARestart(int handle) {
    TpmHandle hierarchy = TpmHandle.of(handle);
    Bytes name = name(start(1, 2), hierarchy);
    assertEquals(name, name(start(1, 2), hierarchy));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40000143, 0x40040001})
  void aKeyOfTheNullHierarchyEndsWithTpmReset(int handle) {
    TpmHandle hierarchy = TpmHandle.of(handle);
    Bytes name = name(start(1, 2), hierarchy);
    assertNotEquals(name, name(start(1, 2), hierarchy));
  }

  @Test
  void anotherFirmwareHasOtherKeysOfItsOwn() {
    Bytes name = name(start(1, 2), TpmHandle.FW_OWNER);
    assertNotEquals(name, name(start(2, 2), TpmHandle.FW_OWNER));
    assertEquals(name, name(start(1, 2), TpmHandle.FW_OWNER));
  }

  @Test
  void laterFirmwareHasTheKeysOfLowerNumbers_earlierNotThoseOfHigher() {
    Bytes name = name(start(1, 2), SVN_2);
    assertEquals(TpmRc.SVN_LIMITED.handle(1), start(1, 2).code(primary(SVN_3)));
    TestTpm later = start(2, 3);
    assertEquals(name, name(later, SVN_2));
    assertNotEquals(name, name(later, SVN_3));
    assertEquals(TpmRc.SVN_LIMITED.handle(1), start(1, 1).code(primary(SVN_2)));
    assertEquals(name, name(start(1, 2), SVN_2));
  }

  @Test
  void stateOfEarlierProgramsGetsASecretThatLasts() {
    start(1, 0);
    store.commit(Map.of(RECORD, Optional.empty()));
    Bytes name = name(start(1, 0), TpmHandle.FW_OWNER);
    assertEquals(name, name(start(1, 0), TpmHandle.FW_OWNER));
  }

  @Test
  void aTpmOf159HasNone() {
    TestTpm.over(store, Profile.pcClient().in(Revision.V159));
    assertFalse(store.load().containsKey(RECORD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0002", "0001", "000100", "00010001", ""})
  void aRecordOfAnotherFormIsDamage_andIsNotChanged(String hex) {
    start(1, 0);
    byte[] record = Bytes.ofHex(hex).toByteArray();
    store.commit(Map.of(RECORD, Optional.of(record)));
    StateStoreException refusal = assertThrows(StateStoreException.class, () -> start(1, 0));
    assertEquals(StateStoreException.Reason.DAMAGED, refusal.reason());
    assertArrayEquals(record, store.load().get(RECORD));
  }
}
