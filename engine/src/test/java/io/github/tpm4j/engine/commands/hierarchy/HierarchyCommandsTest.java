package io.github.tpm4j.engine.commands.hierarchy;

import static io.github.tpm4j.engine.testing.TestObjects.primary;
import static io.github.tpm4j.engine.testing.TestObjects.secret;
import static io.github.tpm4j.engine.testing.TestObjects.storageKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.hierarchy.ChangeEps;
import io.github.tpm4j.tss.commands.hierarchy.ChangePps;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.commands.hierarchy.ClearControl;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyControl;
import io.github.tpm4j.tss.commands.hierarchy.SetPrimaryPolicy;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.api.Test;

class HierarchyCommandsTest {
  private static final TpmHandle PERSISTENT = TpmHandle.of(0x81000001);

  private final TestTpm tpm = TestTpm.started();

  @Test
  void changedAuthIsWantedFromThenOn() {
    tpm.run(new HierarchyChangeAuth.Request(TpmHandle.OWNER, secret("owner")));

    assertEquals(
        TpmRc.BAD_AUTH.session(1), tpm.code(primary(TpmHandle.OWNER, StorageTemplates.ECC_P256)));
    tpm.auth(secret("owner")).run(primary(TpmHandle.OWNER, StorageTemplates.ECC_P256));
  }

  @Test
  void policyHasTheSizeOfItsHash_parameter1() {
    tpm.run(policy(32, TpmAlg.SHA256));
    tpm.run(policy(0, TpmAlg.NULL));

    assertEquals(TpmRc.SIZE.parameter(1), tpm.code(policy(20, TpmAlg.SHA256)));
    assertEquals(TpmRc.SIZE.parameter(1), tpm.code(policy(20, TpmAlg.NULL)));
  }

  @Test
  void clearEndsTheOwnersObjectsAndSeed() {
    Bytes name = tpm.run(primary(TpmHandle.OWNER, StorageTemplates.ECC_P256)).name();
    TpmHandle key = storageKey(tpm);
    tpm.run(new EvictControl.Request(TpmHandle.OWNER, key, PERSISTENT));
    tpm.run(new HierarchyChangeAuth.Request(TpmHandle.OWNER, secret("owner")));
    tpm.run(new Clear.Request(TpmHandle.LOCKOUT));

    assertEquals(TpmRc.REFERENCE_H0, tpm.code(new ReadPublic.Request(key)));
    assertEquals(TpmRc.HANDLE.handle(1), tpm.code(new ReadPublic.Request(PERSISTENT)));
    assertNotEquals(name, tpm.run(primary(TpmHandle.OWNER, StorageTemplates.ECC_P256)).name());
  }

  @Test
  void clearBeginsCountsAnew() {
    tpm.restart(TpmSu.CLEAR, TpmSu.CLEAR);
    tpm.tpm().state().commandAudit().audit(new byte[32], new byte[32]);
    tpm.run(new Clear.Request(TpmHandle.LOCKOUT));

    assertEquals(0, tpm.tpm().state().commandAudit().counter());
    assertEquals(0, tpm.tpm().state().counts().resetCount());
    assertEquals(0, tpm.tpm().state().clock().clock());
  }

  @Test
  void clearKeepsTheEndorsementKey() {
    Bytes name = primaryName(TpmHandle.ENDORSEMENT);
    tpm.run(new Clear.Request(TpmHandle.PLATFORM));

    assertEquals(name, primaryName(TpmHandle.ENDORSEMENT));
  }

  @Test
  void lockoutCanForbidClearingAndOnlyThePlatformAllowIt() {
    tpm.run(new ClearControl.Request(TpmHandle.LOCKOUT, true));

    assertEquals(TpmRc.DISABLED, tpm.code(new Clear.Request(TpmHandle.PLATFORM)));
    assertEquals(TpmRc.AUTH_FAIL, tpm.code(new ClearControl.Request(TpmHandle.LOCKOUT, false)));
    tpm.run(new ClearControl.Request(TpmHandle.PLATFORM, false));
    tpm.run(new Clear.Request(TpmHandle.LOCKOUT));
  }

  @Test
  void disabledHierarchyLosesItsObjectsAndOnlyThePlatformEnablesIt() {
    TpmHandle key = storageKey(tpm);
    tpm.run(control(TpmHandle.OWNER, TpmHandle.OWNER, false));

    assertEquals(TpmRc.REFERENCE_H0, tpm.code(new ReadPublic.Request(key)));
    assertEquals(
        TpmRc.HIERARCHY.handle(1), tpm.code(primary(TpmHandle.OWNER, StorageTemplates.ECC_P256)));
    assertEquals(
        TpmRc.HIERARCHY.handle(1), tpm.code(control(TpmHandle.OWNER, TpmHandle.OWNER, true)));
    tpm.run(control(TpmHandle.PLATFORM, TpmHandle.OWNER, true));
    storageKey(tpm);
  }

  @Test
  void ownerControlsNeitherPlatformNorEndorsement() {
    assertEquals(TpmRc.AUTH_TYPE, tpm.code(control(TpmHandle.OWNER, TpmHandle.PLATFORM, false)));
    assertEquals(TpmRc.AUTH_TYPE, tpm.code(control(TpmHandle.OWNER, TpmHandle.ENDORSEMENT, false)));
    assertEquals(
        TpmRc.AUTH_TYPE, tpm.code(control(TpmHandle.ENDORSEMENT, TpmHandle.PLATFORM_NV, false)));
  }

  @Test
  void newSeedsMakeOtherKeys() {
    Bytes endorsement = primaryName(TpmHandle.ENDORSEMENT);
    Bytes platform = primaryName(TpmHandle.PLATFORM);
    tpm.run(new ChangeEps.Request(TpmHandle.PLATFORM));
    tpm.run(new ChangePps.Request(TpmHandle.PLATFORM));

    assertNotEquals(endorsement, primaryName(TpmHandle.ENDORSEMENT));
    assertNotEquals(platform, primaryName(TpmHandle.PLATFORM));
  }

  @Test
  void authLongerThanADigestIsRefused_parameter1() {
    SecretBytes tooLong = secret("x".repeat(65));

    assertEquals(
        TpmRc.SIZE.parameter(1),
        tpm.code(new HierarchyChangeAuth.Request(TpmHandle.OWNER, tooLong)));
  }

  private Bytes primaryName(TpmHandle hierarchy) {
    return tpm.run(primary(hierarchy, StorageTemplates.ECC_P256)).name();
  }

  private static SetPrimaryPolicy.Request policy(int bytes, TpmAlg hash) {
    return new SetPrimaryPolicy.Request(TpmHandle.OWNER, Bytes.of(new byte[bytes]), hash);
  }

  private static HierarchyControl.Request control(TpmHandle by, TpmHandle of, boolean state) {
    return new HierarchyControl.Request(by, of, state);
  }
}
