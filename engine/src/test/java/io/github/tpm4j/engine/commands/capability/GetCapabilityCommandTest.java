package io.github.tpm4j.engine.commands.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.attributes.TpmaMlParameterSet;
import io.github.tpm4j.tss.attributes.TpmaPermanent;
import io.github.tpm4j.tss.attributes.TpmaStartupClear;
import io.github.tpm4j.tss.capabilities.TpmlPubKey;
import io.github.tpm4j.tss.capabilities.TpmsCapabilityData;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.policy.PolicyCapability;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlActData;
import io.github.tpm4j.tss.structures.TpmlAlgProperty;
import io.github.tpm4j.tss.structures.TpmlCc;
import io.github.tpm4j.tss.structures.TpmlCca;
import io.github.tpm4j.tss.structures.TpmlEccCurve;
import io.github.tpm4j.tss.structures.TpmlHandle;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmlSpdmSessionInfo;
import io.github.tpm4j.tss.structures.TpmlTaggedPcrProperty;
import io.github.tpm4j.tss.structures.TpmlTaggedPolicy;
import io.github.tpm4j.tss.structures.TpmlTaggedTpmProperty;
import io.github.tpm4j.tss.structures.TpmsTaggedPolicy;
import io.github.tpm4j.tss.structures.TpmsTaggedProperty;
import io.github.tpm4j.tss.structures.TpmuCapabilities;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GetCapabilityCommandTest {
  private static final int ALL = 1000;

  private TestTpm tpm = TestTpm.started(Revision.V159);

  private GetCapability.Response get(TpmCap capability, int property, int count) {
    return tpm.run(new GetCapability.Request(capability, property, count));
  }

  private <T extends TpmuCapabilities> T all(TpmCap capability, int property, Class<T> type) {
    GetCapability.Response response = get(capability, property, ALL);
    assertFalse(response.moreData());
    assertEquals(capability, response.capabilityData().capability());
    return type.cast(response.capabilityData().data());
  }

  private int property(TpmPt property) {
    GetCapability.Response response = get(TpmCap.TPM_PROPERTIES, property.value(), 1);
    TpmsTaggedProperty first =
        ((TpmlTaggedTpmProperty) response.capabilityData().data()).tpmProperty().get(0);
    assertEquals(property, first.property());
    return first.value();
  }

  @Test
  void algorithmsHaveTheAttributesOfTheRegistry() {
    String listed =
        HexFormat.of().formatHex(all(TpmCap.ALGS, 0, TpmlAlgProperty.class).marshal(), 4, 34);
    assertEquals(
        "000100000009" + "000400000004" + "000500000104" + "000600000002" + "000700000404", listed);
  }

  @Test
  void algorithmsStartAtTheLowSixteenBitsOfTheProperty() {
    GetCapability.Response page = get(TpmCap.ALGS, 0xFFFF0005, 2);
    assertTrue(page.moreData());
    assertEquals(
        List.of(TpmAlg.HMAC, TpmAlg.AES),
        ((TpmlAlgProperty) page.capabilityData().data())
            .algProperties().stream().map(it -> it.alg()).toList());
  }

  @Test
  void aCountOfZeroTellsOnlyWhetherThereIsMore() {
    assertTrue(get(TpmCap.ALGS, 0, 0).moreData());
    assertFalse(get(TpmCap.TPM_PROPERTIES, 0x300, 0).moreData());
  }

  @Test
  void handlesOfPcrAreTheirNumbers() {
    List<TpmHandle> handles = all(TpmCap.HANDLES, 22, TpmlHandle.class).handle();
    assertEquals(List.of(TpmHandle.ofPcr(22), TpmHandle.ofPcr(23)), handles);
  }

  @Test
  void permanentHandlesAreThoseImplemented() {
    List<TpmHandle> handles = all(TpmCap.HANDLES, 0x40000007, TpmlHandle.class).handle();
    assertEquals(
        List.of(
            TpmHandle.NULL,
            TpmHandle.RS_PW,
            TpmHandle.LOCKOUT,
            TpmHandle.ENDORSEMENT,
            TpmHandle.PLATFORM,
            TpmHandle.PLATFORM_NV),
        handles);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x01000000, 0x02000000, 0x03000000, 0x80000000, 0x81000000})
  void aNewTpmHasNoHandlesOfThisType(int first) {
    assertEquals(List.of(), all(TpmCap.HANDLES, first, TpmlHandle.class).handle());
  }

  @ParameterizedTest
  @ValueSource(ints = {0x04000000, 0x50000000, 0x83000000, 0x90000000, 0xFF000000})
  void rejectsATypeOfHandleThatItDoesNotHave(int first) {
    assertEquals(
        TpmRc.HANDLE.parameter(2), tpm.code(new GetCapability.Request(TpmCap.HANDLES, first, 1)));
  }

  @Test
  void commandsAreListedWithTheirAttributesByRisingCode() {
    GetCapability.Response page = get(TpmCap.COMMANDS, TpmCc.PCR_EVENT.value(), 2);
    assertTrue(page.moreData());
    assertEquals(
        "00000002" + "0240013c" + "0240013d",
        HexFormat.of().formatHex(page.capabilityData().data().marshal()));
    int total = all(TpmCap.COMMANDS, 0, TpmlCca.class).commandAttributes().size();
    assertEquals(total, property(TpmPt.TOTAL_COMMANDS));
    assertEquals(total, property(TpmPt.LIBRARY_COMMANDS));
  }

  @Test
  void aNewTpmWantsPhysicalPresenceOnlyForThatListItself() {
    assertEquals(
        List.of(TpmCc.PP_COMMANDS), all(TpmCap.PP_COMMANDS, 0, TpmlCc.class).commandCodes());
  }

  @Test
  void aNewTpmAuditsOnlyChangesOfTheAuditItself() {
    assertEquals(
        List.of(TpmCc.SET_COMMAND_CODE_AUDIT_STATUS),
        all(TpmCap.AUDIT_COMMANDS, 0, TpmlCc.class).commandCodes());
  }

  @Test
  void onlyBanksThatHaveOrHadPcrAreListed() {
    TpmlPcrSelection banks = all(TpmCap.PCRS, 0, TpmlPcrSelection.class);
    assertEquals(
        "00000004" + "000403ffffff" + "000b03ffffff" + "000c03ffffff" + "000d03ffffff",
        HexFormat.of().formatHex(banks.marshal()));
  }

  @Test
  void banksAreAllListedOrNone() {
    assertFalse(get(TpmCap.PCRS, 0, 1).moreData());
    GetCapability.Response none = get(TpmCap.PCRS, 0, 0);
    assertTrue(none.moreData());
    assertEquals(new TpmlPcrSelection(List.of()), none.capabilityData().data());
  }

  @Test
  void rejectsAPropertyOfTheBanks() {
    assertEquals(TpmRc.VALUE.parameter(2), tpm.code(new GetCapability.Request(TpmCap.PCRS, 1, 1)));
  }

  @Test
  void fixedPropertiesEndBeforeTheVariableOnes() {
    List<TpmsTaggedProperty> fixed =
        all(TpmCap.TPM_PROPERTIES, 0, TpmlTaggedTpmProperty.class).tpmProperty();
    assertEquals(TpmPt.FAMILY_INDICATOR, fixed.get(0).property());
    assertEquals(TpmPt.MAX_CAP_BUFFER, fixed.get(fixed.size() - 1).property());
    assertTrue(get(TpmCap.TPM_PROPERTIES, 0x100, fixed.size() - 1).moreData());
    assertFalse(get(TpmCap.TPM_PROPERTIES, 0x100, fixed.size()).moreData());
  }

  @ParameterizedTest
  @EnumSource
  void everyNamedPropertyIsAnsweredOnce(Revision revision) {
    tpm = TestTpm.started(revision);
    Stream<TpmPt> answered =
        Stream.of(0x100, 0x200)
            .flatMap(
                first ->
                    all(TpmCap.TPM_PROPERTIES, first, TpmlTaggedTpmProperty.class)
                        .tpmProperty()
                        .stream())
            .map(TpmsTaggedProperty::property);
    List<TpmPt> ofItsRevision =
        TpmPt.values().stream()
            .filter(it -> !it.equals(TpmPt.NONE))
            .filter(it -> revision.isAtLeast(it.since()))
            .toList();
    assertEquals(ofItsRevision, answered.toList());
  }

  @Test
  void theParameterSetsAreThoseOfTheProfile() {
    tpm = TestTpm.started(Revision.V185);
    assertEquals(0x7F, property(TpmPt.ML_PARAMETER_SETS));
    Profile fewer =
        Profile.builder()
            .revision(Revision.V185)
            .without(TpmAlg.MLDSA, TpmAlg.HASH_MLDSA)
            .keyBits(TpmAlg.MLKEM, Set.of(2, 3))
            .build();
    tpm = TestTpm.started(fewer);
    assertEquals(
        TpmaMlParameterSet.ML_KEM_768 | TpmaMlParameterSet.ML_KEM_1024,
        property(TpmPt.ML_PARAMETER_SETS));
  }

  @Test
  void statePropertiesAreThoseOfAFreshTpm() {
    assertEquals(TpmaPermanent.TPM_GENERATED_EPS, property(TpmPt.PERMANENT));
    int enables =
        TpmaStartupClear.PH_ENABLE
            | TpmaStartupClear.SH_ENABLE
            | TpmaStartupClear.EH_ENABLE
            | TpmaStartupClear.PH_ENABLE_NV;
    assertEquals(enables, property(TpmPt.STARTUP_CLEAR) & ~TpmaStartupClear.ORDERLY);
    assertEquals(3, property(TpmPt.HR_TRANSIENT_AVAIL));
    assertEquals(64, property(TpmPt.HR_ACTIVE_AVAIL));
    assertEquals(3, property(TpmPt.MAX_AUTH_FAIL));
  }

  @Test
  void pcrPropertiesAreThoseOfThePcClientProfile() {
    assertEquals(
        "0000000f"
            + "0000000003ffff00"
            + "0000000103ffff81"
            + "0000000203000081"
            + "0000000303ffff91"
            + "0000000403000081"
            + "0000000503ffffff"
            + "00000006030000f1"
            + "0000000703ffff9f"
            + "0000000803000081"
            + "0000000903ffff87"
            + "0000000a0300007e"
            + "00000011030000e1"
            + "000000120300007e"
            + "0000001303000070"
            + "0000001403000070",
        HexFormat.of()
            .formatHex(all(TpmCap.PCR_PROPERTIES, 0, TpmlTaggedPcrProperty.class).marshal()));
  }

  @Test
  void curvesAreThoseOfTheProfile() {
    assertEquals(
        List.of(TpmEccCurve.NIST_P384, TpmEccCurve.NIST_P521, TpmEccCurve.BN_P256),
        all(TpmCap.ECC_CURVES, 4, TpmlEccCurve.class).eccCurves());
  }

  @Test
  void policiesOfPermanentHandlesAreListedEvenIfEmpty() {
    List<TpmsTaggedPolicy> policies =
        all(TpmCap.AUTH_POLICIES, 0x40000002, TpmlTaggedPolicy.class).policies();
    assertEquals(
        List.of(TpmHandle.LOCKOUT, TpmHandle.ENDORSEMENT, TpmHandle.PLATFORM),
        policies.stream().map(TpmsTaggedPolicy::handle).toList());
    assertEquals(TpmAlg.NULL, policies.get(0).policyHash().hashAlg());
  }

  @Test
  void rejectsPoliciesOfOtherHandles() {
    assertEquals(
        TpmRc.VALUE.parameter(2),
        tpm.code(new GetCapability.Request(TpmCap.AUTH_POLICIES, 0x80000000, 1)));
  }

  @Test
  void thereAreNoTimers() {
    assertEquals(List.of(), all(TpmCap.ACT, TpmHandle.ACT_0.value(), TpmlActData.class).actData());
    assertEquals(
        TpmRc.VALUE.parameter(2), tpm.code(new GetCapability.Request(TpmCap.ACT, 0x40000120, 1)));
  }

  private static TpmRc code(TestTpm tpm, TpmCap capability, int property) {
    return tpm.code(new GetCapability.Request(capability, property, 1));
  }

  @Test
  void thereIsNothingOfSpdm_from184On() {
    TestTpm later = TestTpm.started(Revision.V184);
    assertEquals(
        new GetCapability.Response(
            false, new TpmsCapabilityData(TpmCap.PUB_KEYS, new TpmlPubKey(List.of()))),
        later.run(new GetCapability.Request(TpmCap.PUB_KEYS, 0, 1)));
    assertEquals(
        new GetCapability.Response(
            false,
            new TpmsCapabilityData(TpmCap.SPDM_SESSION_INFO, new TpmlSpdmSessionInfo(List.of()))),
        later.run(new GetCapability.Request(TpmCap.SPDM_SESSION_INFO, 0, 1)));
    assertEquals(TpmRc.SUCCESS, code(later, TpmCap.PUB_KEYS, 0xFF));
    assertEquals(TpmRc.VALUE.parameter(2), code(later, TpmCap.PUB_KEYS, 0x100));
    assertEquals(TpmRc.VALUE.parameter(2), code(later, TpmCap.PUB_KEYS, -1));
    assertEquals(TpmRc.VALUE.parameter(2), code(later, TpmCap.SPDM_SESSION_INFO, 1));
    TpmHandle session = later.startSession(TpmSe.POLICY).sessionHandle();
    PolicyCapability.Request policy =
        new PolicyCapability.Request(session, Bytes.EMPTY, 0, TpmEo.NEQ, TpmCap.PUB_KEYS, 0);
    assertEquals(TpmRc.VALUE.parameter(4), later.code(policy));
    TestTpm earlier = TestTpm.started(Revision.V183);
    assertEquals(TpmRc.VALUE.parameter(1), code(earlier, TpmCap.PUB_KEYS, 0));
    assertEquals(TpmRc.VALUE.parameter(1), code(earlier, TpmCap.SPDM_SESSION_INFO, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 0x100, -1})
  void rejectsACapabilityThatItDoesNotHave(int capability) {
    assertEquals(
        TpmRc.VALUE.parameter(1), tpm.code(new GetCapability.Request(TpmCap.of(capability), 0, 1)));
  }
}
