package io.github.tpm4j.engine.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlTaggedTpmProperty;
import io.github.tpm4j.tss.structures.TpmsTaggedProperty;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A TPM follows the revision that it was made for, as long as its state lasts. */
class ProfileRecordTest {
  private static final String RECORD = "profile";

  private final MemoryStore store = new MemoryStore();

  private TestTpm start(Revision chosen) {
    TestTpm tpm = TestTpm.over(store, Profile.pcClient().in(chosen));
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    return tpm;
  }

  private static int property(TestTpm tpm, TpmPt property) {
    GetCapability.Response response =
        tpm.run(new GetCapability.Request(TpmCap.TPM_PROPERTIES, property.value(), 1));
    List<TpmsTaggedProperty> found =
        ((TpmlTaggedTpmProperty) response.capabilityData().data()).tpmProperty();
    assertEquals(property, found.get(0).property());
    return found.get(0).value();
  }

  @ParameterizedTest
  @CsvSource({
    "V159, 159, 312, 2019",
    "V183, 183, 25, 2024",
    "V184, 184, 79, 2025",
    "V185, 185, 1, 0"
  })
  void tellsItsRevision(Revision revision, int number, int dayOfYear, int year) {
    TestTpm tpm = start(revision);
    assertEquals(number, property(tpm, TpmPt.REVISION));
    assertEquals(dayOfYear, property(tpm, TpmPt.DAY_OF_YEAR));
    assertEquals(year, property(tpm, TpmPt.YEAR));
  }

  @ParameterizedTest
  @CsvSource({"V184, V159", "V159, V185", "V185, V183"})
  void itsStateKeepsItsRevision(Revision made, Revision chosen) {
    start(made);
    TestTpm tpm = start(chosen);
    assertEquals(made.number(), property(tpm, TpmPt.REVISION));
    assertEquals(made, tpm.tpm().state().profile().revision());
  }

  @Test
  void stateWithoutARecordIsOf159_andIsNotChangedByBeingRead() {
    start(Revision.V159);
    store.commit(Map.of(RECORD, Optional.empty()));
    TestTpm tpm = start(Revision.V185);
    assertEquals(159, property(tpm, TpmPt.REVISION));
    assertFalse(store.load().containsKey(RECORD));
  }

  @Test
  void aNewTpmHasTheRecordFromItsManufactureOn() {
    start(Revision.V184);
    assertArrayEquals(new byte[] {0, 1, 0, (byte) 184}, store.load().get(RECORD));
  }

  @ParameterizedTest
  @CsvSource({"1, 999", "2, 159"})
  void refusesARevisionThatItDoesNotKnow_andChangesNothing(int version, int number) {
    start(Revision.V159);
    byte[] record = {0, (byte) version, (byte) (number >> 8), (byte) number};
    store.commit(Map.of(RECORD, Optional.of(record)));
    StateStoreException refusal =
        assertThrows(StateStoreException.class, () -> start(Revision.V159));
    assertEquals(StateStoreException.Reason.NEWER_FORMAT, refusal.reason());
    assertTrue(refusal.getMessage().contains(String.valueOf(number)));
    assertArrayEquals(record, store.load().get(RECORD));
  }

  @Test
  void refusesToGiveAnOldTpmWhatItsRevisionDoesNotKnow_andChangesNothing() {
    start(Revision.V184);
    Map<String, byte[]> before = store.load();
    Profile wanted = Profile.builder().revision(Revision.V185).with(TpmAlg.MLKEM).build();
    StateStoreException refusal =
        assertThrows(StateStoreException.class, () -> TestTpm.over(store, wanted));
    assertEquals(StateStoreException.Reason.OTHER_PROFILE, refusal.reason());
    assertTrue(refusal.getMessage().contains("TPM_ALG_MLKEM came with revision 185"));
    assertEquals(before.keySet(), store.load().keySet());
    store.load().forEach((name, bytes) -> assertArrayEquals(before.get(name), bytes, name));
  }

  @Test
  void refusesARecordThatIsCutOff() {
    start(Revision.V159);
    store.commit(Map.of(RECORD, Optional.of(new byte[] {0, 1, 0})));
    StateStoreException refusal =
        assertThrows(StateStoreException.class, () -> start(Revision.V159));
    assertEquals(StateStoreException.Reason.DAMAGED, refusal.reason());
  }

  @Test
  void stateThatIsReplacedWhilePowerIsOffBringsItsRevision() {
    MemoryStore other = new MemoryStore();
    TestTpm.over(other, Profile.pcClient().in(Revision.V184));
    TestTpm tpm = start(Revision.V159);
    Map<String, byte[]> records = other.load();
    records.forEach((name, value) -> store.commit(Map.of(name, Optional.of(value))));
    tpm.losePower();
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    assertEquals(184, property(tpm, TpmPt.REVISION));
  }

  @Test
  void thePlatformsSignalsOutlastTheChangeOfTheRevision() {
    start(Revision.V184);
    TestTpm tpm = TestTpm.over(store, Profile.pcClient());
    tpm.tpm().physicalPresence(true);
    store.commit(Map.of(RECORD, Optional.empty()));
    tpm.losePower();
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    assertEquals(159, property(tpm, TpmPt.REVISION));
    assertTrue(tpm.tpm().state().physicalPresence().isAsserted());
  }

  @Test
  void whatItKeepsIsThereUnderAnotherChoice() {
    SecretBytes auth = SecretBytes.of(new byte[] {7});
    start(Revision.V184).run(new HierarchyChangeAuth.Request(TpmHandle.OWNER, auth));
    HierarchyChangeAuth.Request again = new HierarchyChangeAuth.Request(TpmHandle.OWNER, auth);
    assertEquals(TpmRc.BAD_AUTH.session(1), start(Revision.V159).code(again));
    assertEquals(TpmRc.SUCCESS, start(Revision.V159).auth(auth).code(again));
  }

  @ParameterizedTest
  @CsvSource({"V159, 0", "V183, 2"})
  void hasFirmwareVersionNumbersFrom183On(Revision revision, int count) {
    TestTpm tpm = start(revision);
    GetCapability.Response response =
        tpm.run(new GetCapability.Request(TpmCap.TPM_PROPERTIES, TpmPt.FIRMWARE_SVN.value(), 2));
    long found =
        ((TpmlTaggedTpmProperty) response.capabilityData().data())
            .tpmProperty().stream().filter(it -> it.property().since() == Revision.V183).count();
    assertEquals(count, found);
  }
}
