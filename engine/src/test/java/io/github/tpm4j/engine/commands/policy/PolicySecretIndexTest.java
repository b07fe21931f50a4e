package io.github.tpm4j.engine.commands.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.policy.PolicySecret;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TPM2_PolicySecret by the authValue of an NV Index, the same in every revision. */
class PolicySecretIndexTest {
  private static final TpmHandle INDEX = TpmHandle.of(0x01800001);
  private static final int OWNERS = TpmaNv.OWNERREAD | TpmaNv.OWNERWRITE | TpmaNv.NO_DA;
  private static final int TYPE_SHIFT = 4;
  private static final SecretBytes AUTH = TestObjects.secret("pin");

  private static TestTpm withIndex(Revision revision, int attributes) {
    TestTpm tpm = TestTpm.started(revision);
    tpm.run(
        new NvDefineSpace.Request(
            TpmHandle.OWNER,
            AUTH,
            new TpmsNvPublic(
                INDEX, TpmAlg.SHA256, TpmaNv.of(OWNERS | attributes), Bytes.EMPTY, 8)));
    // pinCount 0, pinLimit 2
    tpm.run(new NvWrite.Request(TpmHandle.OWNER, INDEX, Bytes.ofHex("0000000000000002"), 0));
    return tpm;
  }

  private static TpmRc use(TestTpm tpm, SecretBytes auth) {
    TpmHandle session = tpm.startSession(TpmSe.POLICY).sessionHandle();
    TpmRc code =
        tpm.auth(auth)
            .code(
                new PolicySecret.Request(INDEX, session, Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY, 0));
    tpm.tpm().state().flushSession(session);
    return code;
  }

  private static Bytes content(TestTpm tpm) {
    return tpm.run(new NvRead.Request(TpmHandle.OWNER, INDEX, 8, 0)).data();
  }

  @ParameterizedTest
  @EnumSource
  void needsAuthRead(Revision revision) {
    assertEquals(TpmRc.SUCCESS, use(withIndex(revision, TpmaNv.AUTHREAD), AUTH));
    assertEquals(TpmRc.AUTH_UNAVAILABLE, use(withIndex(revision, 0), AUTH));
  }

  @ParameterizedTest
  @EnumSource
  void countsInAPinPassIndex_upToItsLimit(Revision revision) {
    TestTpm tpm = withIndex(revision, TpmNt.PIN_PASS.value() << TYPE_SHIFT);
    assertEquals(TpmRc.BAD_AUTH.session(1), use(tpm, SecretBytes.EMPTY));
    assertEquals("0000000000000002", content(tpm).toHex());
    assertEquals(TpmRc.SUCCESS, use(tpm, AUTH));
    assertEquals("0000000100000002", content(tpm).toHex());
    assertEquals(TpmRc.SUCCESS, use(tpm, AUTH));
    assertEquals("0000000200000002", content(tpm).toHex());
    assertEquals(TpmRc.AUTH_UNAVAILABLE, use(tpm, AUTH));
    assertEquals("0000000200000002", content(tpm).toHex());
  }
}
