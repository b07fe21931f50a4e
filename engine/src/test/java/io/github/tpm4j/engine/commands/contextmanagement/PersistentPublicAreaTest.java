package io.github.tpm4j.engine.commands.contextmanagement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.object.Unseal;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TPM2_EvictControl of objects of which only the public area is loaded. */
class PersistentPublicAreaTest {
  private static final TpmHandle PERSISTENT = TpmHandle.of(0x81000001);

  private final MemoryStore store = new MemoryStore();

  private TestTpm start(Revision revision) {
    TestTpm tpm = TestTpm.over(store, Profile.pcClient().in(revision));
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    return tpm;
  }

  private static TpmtPublic publicArea(TestTpm tpm) {
    return tpm.run(TestObjects.primary(TpmHandle.NULL, StorageTemplates.ECC_P256)).outPublic();
  }

  private static TpmRc keep(TestTpm tpm, TpmtPublic area, TpmHandle hierarchy) {
    TpmHandle object = tpm.run(new LoadExternal.Request(null, area, hierarchy)).objectHandle();
    return tpm.code(new EvictControl.Request(TpmHandle.OWNER, object, PERSISTENT));
  }

  @Test
  void isKeptSince185_alsoThroughARestart() {
    TestTpm tpm = start(Revision.V185);
    TpmtPublic area = publicArea(tpm);
    assertEquals(TpmRc.SUCCESS, keep(tpm, area, TpmHandle.OWNER));
    ReadPublic.Response before = tpm.run(new ReadPublic.Request(PERSISTENT));

    TestTpm later = start(Revision.V185);
    assertEquals(before, later.run(new ReadPublic.Request(PERSISTENT)));
    assertEquals(area, before.outPublic());
    assertEquals(TpmRc.AUTH_UNAVAILABLE, later.code(new Unseal.Request(PERSISTENT)));
    assertEquals(
        TpmRc.SUCCESS,
        later.code(new EvictControl.Request(TpmHandle.OWNER, PERSISTENT, PERSISTENT)));
  }

  @Test
  void goesWithItsHierarchy() {
    TestTpm tpm = start(Revision.V185);
    assertEquals(TpmRc.SUCCESS, keep(tpm, publicArea(tpm), TpmHandle.OWNER));
    tpm.run(new Clear.Request(TpmHandle.PLATFORM));
    assertEquals(TpmRc.HANDLE.handle(1), tpm.code(new ReadPublic.Request(PERSISTENT)));
  }

  @Test
  void isNotKeptInTheNullOrALimitedHierarchy_handle2() {
    TestTpm tpm = start(Revision.V185);
    TpmtPublic area = publicArea(tpm);
    for (TpmHandle hierarchy :
        new TpmHandle[] {TpmHandle.NULL, TpmHandle.FW_OWNER, TpmHandle.SVN_OWNER_BASE}) {
      assertEquals(TpmRc.ATTRIBUTES.handle(2), keep(tpm, area, hierarchy));
      tpm.tpm().state().objects().powerOff();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Revision.class,
      names = {"V159", "V183", "V184"})
  void wasNotKeptBefore_handle2(Revision revision) {
    TestTpm tpm = start(revision);
    assertEquals(TpmRc.ATTRIBUTES.handle(2), keep(tpm, publicArea(tpm), TpmHandle.OWNER));
  }
}
