package io.github.tpm4j.engine.commands.nv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.attributes.TpmaNvExp;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyControl;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace2;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.nv.TpmsNvPublicExpAttr;
import io.github.tpm4j.tss.nv.TpmtNvPublic2;
import io.github.tpm4j.tss.nv.TpmuNvPublic2;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What TPM2_NV_DefineSpace2 refuses, for Indices of each kind. */
class NvDefineSpace2CommandTest {
  private static final int OWNER_USES = TpmaNv.OWNERREAD | TpmaNv.OWNERWRITE;

  private final TestTpm tpm = TestTpm.started(Revision.V183);

  private static TpmuNvPublic2 area(TpmHt type, long attributes, Bytes policy, int dataSize) {
    TpmHandle handle = TpmHandle.of(type.value() << 24 | 5);
    return type.equals(TpmHt.EXTERNAL_NV)
        ? new TpmsNvPublicExpAttr(handle, TpmAlg.SHA256, TpmaNvExp.of(attributes), policy, dataSize)
        : new TpmsNvPublic(handle, TpmAlg.SHA256, TpmaNv.of((int) attributes), policy, dataSize);
  }

  private static NvDefineSpace2.Request define(TpmHt type, TpmuNvPublic2 area) {
    return new NvDefineSpace2.Request(
        TpmHandle.OWNER, SecretBytes.EMPTY, new TpmtNvPublic2(type, area));
  }

  private static NvDefineSpace2.Request define(TpmHt type, long attributes, int dataSize) {
    return define(type, area(type, attributes, Bytes.EMPTY, dataSize));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x01, 0x11})
  void refusesWhatDefineSpaceRefuses(int handleType) {
    TpmHt type = TpmHt.of(handleType);
    TpmuNvPublic2 good = area(type, OWNER_USES, Bytes.EMPTY, 8);
    refuse(
        TpmRc.SIZE.parameter(1),
        new NvDefineSpace2.Request(
            TpmHandle.OWNER, SecretBytes.of(longAuth()), new TpmtNvPublic2(type, good)));
    refuse(TpmRc.SIZE.parameter(2), define(type, area(type, OWNER_USES, Bytes.ofHex("00"), 8)));
    refuse(TpmRc.SIZE.parameter(2), define(type, OWNER_USES, 2049));
    refuse(TpmRc.SIZE.parameter(2), define(type, OWNER_USES | TpmaNv.WRITEALL, 1025));
    refuse(TpmRc.SIZE.parameter(2), define(type, OWNER_USES | TpmNt.COUNTER.value() << 4, 7));
    refuse(TpmRc.ATTRIBUTES.parameter(2), define(type, TpmaNv.OWNERREAD, 8));
    refuse(TpmRc.ATTRIBUTES.parameter(2), define(type, OWNER_USES | TpmaNv.WRITTEN, 8));
    refuse(TpmRc.ATTRIBUTES.handle(1), define(type, OWNER_USES | TpmaNv.PLATFORMCREATE, 8));
    refuse(TpmRc.RESERVED_BITS.parameter(2), define(type, OWNER_USES | 0x100, 8));
    refuse(
        TpmRc.VALUE.handle(1),
        new NvDefineSpace2.Request(
            TpmHandle.ENDORSEMENT, SecretBytes.EMPTY, new TpmtNvPublic2(type, good)));
    TpmRequest<?> once = define(type, good);
    refuse(TpmRc.BAD_AUTH.session(1), tpm.auth(SecretBytes.of(new byte[] {1})), once);
    refuse(TpmRc.SUCCESS, once);
    refuse(TpmRc.NV_DEFINED, once);
  }

  private static byte[] longAuth() {
    byte[] auth = new byte[33];
    auth[32] = 1;
    return auth;
  }

  private void refuse(TpmRc expected, TpmRequest<?> request) {
    refuse(expected, tpm, request);
  }

  private static void refuse(TpmRc expected, TestTpm tpm, TpmRequest<?> request) {
    assertEquals(expected, tpm.code(request), request.toString());
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        TpmaNvExp.EXTERNAL_NV_ENCRYPTION,
        TpmaNvExp.EXTERNAL_NV_INTEGRITY,
        TpmaNvExp.EXTERNAL_NV_ANTIROLLBACK
      })
  void refusesToPromiseProtectionOfMemoryOutside(long attribute) {
    refuse(TpmRc.ATTRIBUTES.parameter(2), define(TpmHt.EXTERNAL_NV, OWNER_USES | attribute, 8));
  }

  @Test
  void refusesAnAttributeThatNobodyHasDefined() {
    refuse(TpmRc.RESERVED_BITS.parameter(2), define(TpmHt.EXTERNAL_NV, OWNER_USES | 1L << 35, 8));
  }

  @Test
  void definesNoPermanentIndexAndNoneOfAnotherType() {
    TpmuNvPublic2 legacy = area(TpmHt.NV_INDEX, OWNER_USES, Bytes.EMPTY, 8);
    refuse(TpmRc.HANDLE.parameter(2), define(TpmHt.PERMANENT_NV, legacy));
    refuse(TpmRc.SELECTOR.parameter(2), define(TpmHt.PERSISTENT, legacy));
  }

  @Test
  void theTypeIsThatOfTheHandle() {
    TpmuNvPublic2 legacy = area(TpmHt.NV_INDEX, OWNER_USES, Bytes.EMPTY, 8);
    TpmuNvPublic2 external = area(TpmHt.EXTERNAL_NV, OWNER_USES, Bytes.EMPTY, 8);
    refuse(TpmRc.VALUE.parameter(2), define(TpmHt.NV_INDEX, external));
    refuse(TpmRc.VALUE.parameter(2), define(TpmHt.EXTERNAL_NV, legacy));
  }

  @Test
  void refusesAnAreaOfAnotherSizeThanItsOwn() {
    byte[] command = tpm.encode(define(TpmHt.EXTERNAL_NV, OWNER_USES, 8));
    int size = command.length - 2 - 19;
    assertEquals(19, command[size + 1]);
    command[size + 1]--;
    assertEquals(TpmRc.SIZE.parameter(2), tpm.code(command));
    command[size + 1] += 2;
    assertEquals(TpmRc.SIZE.parameter(2), tpm.code(command));
  }

  @Test
  void needsRoomAndAPlatformThatMayHaveIndices() {
    NvDefineSpace2.Request ofPlatform =
        new NvDefineSpace2.Request(
            TpmHandle.PLATFORM,
            SecretBytes.EMPTY,
            new TpmtNvPublic2(
                TpmHt.EXTERNAL_NV,
                area(TpmHt.EXTERNAL_NV, OWNER_USES | TpmaNv.PLATFORMCREATE, Bytes.EMPTY, 8)));
    tpm.run(new HierarchyControl.Request(TpmHandle.PLATFORM, TpmHandle.PLATFORM_NV, false));
    refuse(TpmRc.HIERARCHY.handle(1), ofPlatform);
    refuse(TpmRc.NV_SPACE, define(TpmHt.EXTERNAL_NV, OWNER_USES | TpmaNv.ORDERLY, 1000));
  }

  @Test
  void isNotThereBefore183() {
    refuse(
        TpmRc.COMMAND_CODE, TestTpm.started(Revision.V159), define(TpmHt.NV_INDEX, OWNER_USES, 8));
  }
}
