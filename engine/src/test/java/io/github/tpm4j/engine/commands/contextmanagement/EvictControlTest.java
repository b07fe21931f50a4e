package io.github.tpm4j.engine.commands.contextmanagement;

import static io.github.tpm4j.engine.testing.TestObjects.primary;
import static io.github.tpm4j.engine.testing.TestObjects.storageKey;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Revision;
import org.junit.jupiter.api.Test;

class EvictControlTest {
  private static final TpmHandle OWNERS = TpmHandle.of(0x81000001);
  private static final TpmHandle OWNERS_OTHER = TpmHandle.of(0x81000002);
  private static final TpmHandle PLATFORMS = TpmHandle.of(0x81800001);

  private final TestTpm tpm = TestTpm.started(Revision.V159);

  @Test
  void ownerKeepsToItsRange_parameter1() {
    TpmHandle key = storageKey(tpm);

    assertEquals(TpmRc.RANGE.parameter(1), tpm.code(evict(TpmHandle.OWNER, key, PLATFORMS)));
    tpm.run(evict(TpmHandle.OWNER, key, OWNERS));
    assertEquals(TpmRc.NV_DEFINED, tpm.code(evict(TpmHandle.OWNER, key, OWNERS)));
  }

  @Test
  void ownerKeepsEndorsementKeysTooButNoneOfThePlatform_handle2() {
    TpmHandle endorsement =
        tpm.run(primary(TpmHandle.ENDORSEMENT, StorageTemplates.ECC_P256)).objectHandle();
    TpmHandle platform =
        tpm.run(primary(TpmHandle.PLATFORM, StorageTemplates.ECC_P256)).objectHandle();

    tpm.run(evict(TpmHandle.OWNER, endorsement, OWNERS));
    assertEquals(
        TpmRc.HIERARCHY.handle(2), tpm.code(evict(TpmHandle.OWNER, platform, OWNERS_OTHER)));
    assertEquals(
        TpmRc.HIERARCHY.handle(2), tpm.code(evict(TpmHandle.PLATFORM, endorsement, PLATFORMS)));
    tpm.run(evict(TpmHandle.PLATFORM, platform, PLATFORMS));
  }

  @Test
  void platformRemovesWhatTheOwnerKept() {
    tpm.run(evict(TpmHandle.OWNER, storageKey(tpm), OWNERS));

    assertEquals(TpmRc.HANDLE.handle(2), tpm.code(evict(TpmHandle.OWNER, OWNERS, OWNERS_OTHER)));
    tpm.run(evict(TpmHandle.PLATFORM, OWNERS, OWNERS));
    assertEquals(TpmRc.HANDLE.handle(1), tpm.code(new ReadPublic.Request(OWNERS)));
  }

  @Test
  void refusesWhatDoesNotLast_handle2() {
    TpmtPublic template = StorageTemplates.ECC_P256;
    TpmtPublic stClear =
        template.withAttributes(template.objectAttributes().with(TpmaObject.ST_CLEAR));
    TpmHandle ofNull = tpm.run(primary(TpmHandle.NULL, template)).objectHandle();
    TpmHandle ofBoot = tpm.run(primary(TpmHandle.OWNER, stClear)).objectHandle();
    TpmtPublic key = tpm.run(new ReadPublic.Request(ofNull)).outPublic();
    TpmHandle publicOnly =
        tpm.run(new LoadExternal.Request(null, key, TpmHandle.OWNER)).objectHandle();

    for (TpmHandle object : new TpmHandle[] {ofNull, ofBoot, publicOnly}) {
      assertEquals(TpmRc.ATTRIBUTES.handle(2), tpm.code(evict(TpmHandle.OWNER, object, OWNERS)));
    }
  }

  @Test
  void keepsPublicAreasSinceVersion185() {
    TestTpm later = TestTpm.started(Revision.V185);
    TpmHandle whole = later.run(primary(TpmHandle.OWNER, StorageTemplates.ECC_P256)).objectHandle();
    TpmtPublic area = later.run(new ReadPublic.Request(whole)).outPublic();
    TpmHandle publicOnly =
        later.run(new LoadExternal.Request(null, area, TpmHandle.OWNER)).objectHandle();

    assertEquals(TpmRc.SUCCESS, later.code(evict(TpmHandle.OWNER, publicOnly, OWNERS)));
    assertEquals(area, later.run(new ReadPublic.Request(OWNERS)).outPublic());
  }

  private static EvictControl.Request evict(
      TpmHandle auth, TpmHandle object, TpmHandle persistent) {
    return new EvictControl.Request(auth, object, persistent);
  }
}
