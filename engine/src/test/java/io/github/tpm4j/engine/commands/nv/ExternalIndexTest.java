package io.github.tpm4j.engine.commands.nv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.attributes.TpmaNvExp;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.commands.nv.NvCertify;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace2;
import io.github.tpm4j.tss.commands.nv.NvIncrement;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;
import io.github.tpm4j.tss.commands.nv.NvReadPublic2;
import io.github.tpm4j.tss.commands.nv.NvUndefineSpace;
import io.github.tpm4j.tss.commands.nv.NvWrite;
import io.github.tpm4j.tss.commands.policy.PolicyNv;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.nv.TpmsNvPublicExpAttr;
import io.github.tpm4j.tss.nv.TpmtNvPublic2;
import io.github.tpm4j.tss.structures.TpmlHandle;
import io.github.tpm4j.tss.structures.TpmsAttest;
import io.github.tpm4j.tss.structures.TpmsNvCertifyInfo;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Indices with a handle of type 0x11, whose attributes have eight octets (revision 1.83). */
class ExternalIndexTest {
  private static final TpmHandle INDEX = TpmHandle.of(0x11000001);
  private static final Bytes DATA = Bytes.ofHex("0102030405060708");

  /** Recorded from the TCG's simulator of version 184. */
  private static final String DEFINE_LEGACY =
      "80020000002e0000019d40000001000000094000000900000000000000000f0101800001000b02040004"
          + "00000008";

  private static final String DEFINE_EXTERNAL =
      "8002000000320000019d4000000100000009400000090000000000000000131111000001000b00000000"
          + "0204000400000008";
  private static final String READ_LEGACY = "80010000000e0000019e01800001";
  private static final String LEGACY_AREA_AND_NAME =
      "80010000003f00000000000f0101800001000b02040004000000080022000b746b274d4c9a0140c2258bc1"
          + "e5663bc5f9e56f91f2baa1736534bc73a9f2fd31";

  private final MemoryStore store = new MemoryStore();
  private final TestTpm tpm = TestTpm.over(store, Profile.pcClient().in(Revision.V183));

  ExternalIndexTest() {
    tpm.run(new Startup.Request(TpmSu.CLEAR));
  }

  private void define(int more) {
    TpmaNvExp attributes =
        TpmaNvExp.of(TpmaNv.of(TpmaNv.OWNERREAD | TpmaNv.OWNERWRITE | TpmaNv.NO_DA | more));
    tpm.run(
        new NvDefineSpace2.Request(
            TpmHandle.OWNER,
            SecretBytes.EMPTY,
            new TpmtNvPublic2(
                TpmHt.EXTERNAL_NV,
                new TpmsNvPublicExpAttr(INDEX, TpmAlg.SHA256, attributes, Bytes.EMPTY, 8))));
  }

  private void defineAndWrite() {
    define(0);
    tpm.run(new NvWrite.Request(TpmHandle.OWNER, INDEX, DATA, 0));
  }

  private static Bytes data(TestTpm tpm) {
    return tpm.run(new NvRead.Request(TpmHandle.OWNER, INDEX, 8, 0)).data();
  }

  private String answer(String command) {
    return HexFormat.of().formatHex(tpm.tpm().execute(HexFormat.of().parseHex(command), 0));
  }

  @Test
  void answersWhatTheSimulatorAnswers() {
    assertEquals("80020000001300000000000000000000010000", answer(DEFINE_LEGACY));
    assertEquals(LEGACY_AREA_AND_NAME, answer(READ_LEGACY));
    assertEquals("80020000001300000000000000000000010000", answer(DEFINE_EXTERNAL));
  }

  @Test
  void showsItsAreaAndAName_overTheAreaWithoutItsType() {
    define(0);
    NvReadPublic2.Response shown = tpm.run(new NvReadPublic2.Request(INDEX));
    assertEquals(TpmHt.EXTERNAL_NV, shown.nvPublic().handleType());
    assertEquals(EntityNames.of(shown.nvPublic()), shown.nvName());
    tpm.run(new NvWrite.Request(TpmHandle.OWNER, INDEX, DATA, 0));
    NvReadPublic2.Response written = tpm.run(new NvReadPublic2.Request(INDEX));
    assertTrue(written.nvPublic().publicArea().commonAttributes().has(TpmaNv.WRITTEN));
    assertEquals(EntityNames.of(written.nvPublic()), written.nvName());
  }

  @Test
  void hasNoAreaThatTheOlderCommandCouldShow() {
    define(0);
    assertEquals(TpmRc.HANDLE.handle(1), tpm.code(new NvReadPublic.Request(INDEX)));
  }

  @Test
  void isNotFoundWhereItIsNotDefined() {
    for (int handle : new int[] {0x01000001, 0x11000001, 0x12000001}) {
      assertEquals(
          TpmRc.HANDLE.handle(1), tpm.code(new NvReadPublic2.Request(TpmHandle.of(handle))));
    }
    assertEquals(
        TpmRc.VALUE.handle(1), tpm.code(new NvReadPublic2.Request(TpmHandle.of(0x13000001))));
    assertEquals(
        TpmRc.COMMAND_CODE, TestTpm.started(Revision.V159).code(new NvReadPublic2.Request(INDEX)));
  }

  @Test
  void isReadAndWrittenAsOthers() {
    define(0);
    NvRead.Request read = new NvRead.Request(TpmHandle.OWNER, INDEX, 8, 0);
    assertEquals(TpmRc.NV_UNINITIALIZED, tpm.code(read));
    tpm.run(new NvWrite.Request(TpmHandle.OWNER, INDEX, DATA, 0));
    assertEquals(DATA, data(tpm));
    assertEquals(
        TpmRc.NV_AUTHORIZATION, tpm.code(new NvRead.Request(TpmHandle.PLATFORM, INDEX, 8, 0)));
  }

  /** TPMI_RH_NV_AUTH is that of revision 1.59: the Index is no authorisation of itself. */
  @Test
  void doesNotAuthoriseItself() {
    define(TpmaNv.AUTHREAD | TpmaNv.AUTHWRITE);
    assertEquals(TpmRc.VALUE.handle(1), tpm.code(new NvRead.Request(INDEX, INDEX, 8, 0)));
  }

  @Test
  void isComparedByAPolicy() {
    defineAndWrite();
    TpmHandle session = tpm.startSession(TpmSe.POLICY).sessionHandle();
    Bytes other = Bytes.ofHex("0102030405060709");
    assertEquals(TpmRc.SUCCESS, tpm.code(policyNv(session, DATA)));
    assertEquals(TpmRc.POLICY, tpm.code(policyNv(session, other)));
  }

  private static PolicyNv.Request policyNv(TpmHandle session, Bytes operand) {
    return new PolicyNv.Request(TpmHandle.OWNER, INDEX, session, operand, 0, TpmEo.EQ);
  }

  @Test
  void isCertifiedByItsName() {
    defineAndWrite();
    Bytes certifyInfo =
        tpm.run(
                new NvCertify.Request(
                    TpmHandle.NULL, TpmHandle.OWNER, INDEX, Bytes.EMPTY, TpmtSigScheme.NULL, 8, 0))
            .certifyInfo();
    TpmsAttest attest = TpmsAttest.read(new TpmReader(certifyInfo.toByteArray(), Limits.ANY));
    Bytes name = tpm.run(new NvReadPublic2.Request(INDEX)).nvName();
    assertEquals(new TpmsNvCertifyInfo(name, 0, DATA), attest.attested());
  }

  private List<TpmHandle> listed(int first) {
    GetCapability.Request request = new GetCapability.Request(TpmCap.HANDLES, first, 9);
    return ((TpmlHandle) tpm.run(request).capabilityData().data()).handle();
  }

  @Test
  void isListedWithItsKind_untilItIsUndefined() {
    define(0);
    assertEquals(List.of(INDEX), listed(0x11000000));
    assertEquals(List.of(), listed(0x01000000));
    assertEquals(List.of(), listed(0x12000000));
    tpm.run(new NvUndefineSpace.Request(TpmHandle.OWNER, INDEX));
    assertEquals(List.of(), listed(0x11000000));
  }

  @Test
  void a159TpmDoesNotKnowTheKind() {
    GetCapability.Request request = new GetCapability.Request(TpmCap.HANDLES, 0x11000000, 9);
    assertEquals(TpmRc.HANDLE.parameter(2), TestTpm.started(Revision.V159).code(request));
  }

  @Test
  void isTheOwnersAndGoneWithTheOwner() {
    defineAndWrite();
    tpm.run(new Clear.Request(TpmHandle.LOCKOUT));
    assertEquals(TpmRc.HANDLE.handle(1), tpm.code(new NvReadPublic2.Request(INDEX)));
  }

  @Test
  void outlastsALossOfPower() {
    defineAndWrite();
    tpm.losePower();
    tpm.run(new Startup.Request(TpmSu.CLEAR));
    assertEquals(DATA, data(tpm));
    TestTpm other = TestTpm.over(store, Profile.pcClient());
    other.run(new Startup.Request(TpmSu.CLEAR));
    assertEquals(DATA, data(other));
  }

  @Test
  void countsInMemory_andGoesOnWhereItIsSuspended() {
    define(TpmaNv.ORDERLY | TpmNt.COUNTER.value() << 4);
    for (int i = 0; i < 3; i++) {
      tpm.run(new NvIncrement.Request(TpmHandle.OWNER, INDEX));
    }
    Map<String, byte[]> running = tpm.tpm().suspend();
    Bytes counted = data(tpm);
    TestTpm moved = TestTpm.over(store, Profile.pcClient());
    moved.tpm().resume(running);
    assertEquals(counted, data(moved));
    assertArrayEquals(running.get("nv.orderly"), moved.tpm().suspend().get("nv.orderly"));
  }
}
