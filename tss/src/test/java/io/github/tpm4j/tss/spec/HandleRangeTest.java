package io.github.tpm4j.tss.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.handles.HandleRange;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The ranges of TPM_HC (Part 2, 7.5) and the types of TPM_HT (7.2). */
class HandleRangeTest {

  @ParameterizedTest
  @CsvSource({
    "PCR, PCR_FIRST, PCR_LAST",
    "NV_INDEX, NV_INDEX_FIRST, NV_INDEX_LAST",
    "EXTERNAL_NV, EXTERNAL_NV_FIRST, EXTERNAL_NV_LAST",
    "PERMANENT_NV, PERMANENT_NV_FIRST, PERMANENT_NV_LAST",
    "FIRMWARE_LIMITED, TPM_RH_FW_OWNER, TPM_RH_FW_NULL",
    "SVN_OWNER, SVN_OWNER_FIRST, SVN_OWNER_LAST",
    "SVN_ENDORSEMENT, SVN_ENDORSEMENT_FIRST, SVN_ENDORSEMENT_LAST",
    "SVN_PLATFORM, SVN_PLATFORM_FIRST, SVN_PLATFORM_LAST",
    "SVN_NULL, SVN_NULL_FIRST, SVN_NULL_LAST",
    "HMAC_SESSION, HMAC_SESSION_FIRST, HMAC_SESSION_LAST",
    "POLICY_SESSION, POLICY_SESSION_FIRST, POLICY_SESSION_LAST",
    "VENDOR_AUTH, TPM_RH_AUTH_00, TPM_RH_AUTH_FF",
    "ACT, TPM_RH_ACT_0, TPM_RH_ACT_F",
    "TRANSIENT, TRANSIENT_FIRST, TRANSIENT_LAST",
    "PERSISTENT, PERSISTENT_FIRST, PERSISTENT_LAST",
    "AC, AC_FIRST, AC_LAST"
  })
  void containsWhatTheTableSays(HandleRange range, String first, String last) {
    assertEquals((int) Spec.value(first), range.first());
    assertTrue(contains(range, Spec.value(first)));
    assertTrue(contains(range, Spec.value(last)));
    assertFalse(contains(range, Spec.value(first) - 1));
    assertFalse(contains(range, Spec.value(last) + 1));
  }

  private static boolean contains(HandleRange range, long handle) {
    return range.contains(TpmHandle.of((int) handle), TestLimits.FULL);
  }

  @ParameterizedTest
  @EnumSource
  void containsItsFirst_forAClient(HandleRange range) {
    assertTrue(range.contains(TpmHandle.of(range.first()), Limits.ANY));
  }

  @ParameterizedTest
  @EnumSource(names = {"EXTERNAL_NV", "PERMANENT_NV", "FIRMWARE_LIMITED", "SVN_OWNER", "SVN_NULL"})
  void isEmpty_beforeTheRevisionThatAddedIt(HandleRange range) {
    TpmHandle first = TpmHandle.of(range.first());
    assertFalse(range.contains(first, TestLimits.FULL.at(Revision.V159)));
    assertTrue(range.contains(first, TestLimits.FULL.at(Revision.V183)));
  }

  @Test
  void makesHierarchiesOfAnSvn() {
    assertEquals(TpmHandle.of(0x4002FFFF), TpmHandle.ofSvn(TpmHandle.SVN_ENDORSEMENT_BASE, 0xFFFF));
    assertThrows(
        IllegalArgumentException.class, () -> TpmHandle.ofSvn(TpmHandle.SVN_OWNER_BASE, 0x10000));
    assertThrows(
        IllegalArgumentException.class, () -> TpmHandle.ofSvn(TpmHandle.SVN_OWNER_BASE, -1));
  }

  @Test
  void tellsTheTypeOfAHandle() {
    assertEquals(TpmHt.TRANSIENT, TpmHandle.of(0x80000001).type());
    assertEquals(TpmHt.PERSISTENT, TpmHandle.of(0x81000001).type());
    assertEquals(TpmHt.PERMANENT, TpmHandle.OWNER.type());
    assertEquals(TpmHt.NV_INDEX, TpmHandle.of(0x01C00002).type());
    assertEquals(TpmHt.PCR, TpmHandle.ofPcr(7).type());
    assertTrue(TpmHandle.of(0x80000001).isObject());
    assertTrue(TpmHandle.of(0x81000001).isObject());
    assertFalse(TpmHandle.of(0x02000000).isObject());
  }

  @Test
  void printsNamesAndNumbers() {
    assertEquals("TPM_RH_OWNER", TpmHandle.OWNER.toString());
    assertEquals("TPM_RS_PW", TpmHandle.RS_PW.toString());
    assertEquals("0x80000001", TpmHandle.of(0x80000001).toString());
  }
}
