package io.github.tpm4j.engine.commands.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.tss.commands.nv.NvReadLock;
import io.github.tpm4j.tss.commands.policy.PolicyCapability;
import io.github.tpm4j.tss.commands.policy.PolicyCounterTimer;
import io.github.tpm4j.tss.commands.policy.PolicyNv;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** PolicyNV, PolicyCounterTimer and PolicyCapability. */
class PolicyComparisonsTest {
  /** safe, the last octet of TPMS_TIME_INFO. */
  private static final int SAFE_OFFSET = 24;

  private final PolicyTpm tpm = new PolicyTpm(Revision.V159);
  private final TpmHandle session = tpm.policy();

  private TpmRc nv(TpmHandle auth, TpmHandle policySession, Bytes operand, int offset, TpmEo eo) {
    return tpm.code(
        new PolicyNv.Request(auth, PolicyTpm.INDEX, policySession, operand, offset, eo));
  }

  private TpmRc nv(Bytes operand, int offset, TpmEo operation) {
    return nv(TpmHandle.OWNER, session, operand, offset, operation);
  }

  private void define() {
    tpm.defineIndex(Bytes.EMPTY, "", PolicyTpm.CONTENT);
    tpm.writeIndex(PolicyTpm.CONTENT);
  }

  static Stream<Arguments> comparisons() {
    return Stream.of(
            "80000000000000ff",
            "80000000000000fe",
            "8000000000000100",
            "ffffffffffffffff",
            "0000000000000000",
            "7fffffffffffffff",
            "80",
            "81",
            "00",
            "01",
            "ff")
        .flatMap(operand -> TpmEo.values().stream().map(eo -> Arguments.of(operand, eo)));
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void theComparisonIsThatOfNumbers(String hex, TpmEo operation) {
    define();
    Bytes operand = Bytes.ofHex(hex);
    boolean holds = holds(PolicyTpm.CONTENT.slice(0, operand.size()), operand, operation);
    assertEquals(holds ? TpmRc.SUCCESS : TpmRc.POLICY, nv(operand, 0, operation));
  }

  private static boolean holds(Bytes a, Bytes b, TpmEo operation) {
    BigInteger unsignedA = new BigInteger(1, a.toByteArray());
    BigInteger unsignedB = new BigInteger(1, b.toByteArray());
    int unsigned = unsignedA.compareTo(unsignedB);
    int signed = new BigInteger(a.toByteArray()).compareTo(new BigInteger(b.toByteArray()));
    return switch (operation.toString()) {
      case "TPM_EO_EQ" -> unsigned == 0;
      case "TPM_EO_NEQ" -> unsigned != 0;
      case "TPM_EO_SIGNED_GT" -> signed > 0;
      case "TPM_EO_UNSIGNED_GT" -> unsigned > 0;
      case "TPM_EO_SIGNED_LT" -> signed < 0;
      case "TPM_EO_UNSIGNED_LT" -> unsigned < 0;
      case "TPM_EO_SIGNED_GE" -> signed >= 0;
      case "TPM_EO_UNSIGNED_GE" -> unsigned >= 0;
      case "TPM_EO_SIGNED_LE" -> signed <= 0;
      case "TPM_EO_UNSIGNED_LE" -> unsigned <= 0;
      case "TPM_EO_BITSET" -> unsignedA.and(unsignedB).equals(unsignedB);
      case "TPM_EO_BITCLEAR" -> unsignedA.and(unsignedB).signum() == 0;
      default -> throw new AssertionError(operation);
    };
  }

  @Test
  void theDigestTakesTheArgumentsAndTheName() {
    define();
    assertEquals(TpmRc.SUCCESS, nv(Bytes.ofHex("00ff"), 6, TpmEo.EQ));
    Bytes arguments = PolicyTpm.hash(Bytes.ofHex("00ff" + "0006" + "0000"));
    assertEquals(
        PolicyTpm.hash(
            PolicyTpm.ZERO, PolicyTpm.u32(TpmCc.POLICY_NV.value()), arguments, tpm.indexName()),
        tpm.digest(session));
  }

  @Test
  void rejectsIndexThatIsNotWritten() {
    tpm.defineIndex(Bytes.EMPTY, "", PolicyTpm.CONTENT);
    assertEquals(TpmRc.NV_UNINITIALIZED, nv(Bytes.EMPTY, 0, TpmEo.EQ));
  }

  @Test
  void rejectsOwnerWhoMayNotReadTheIndex() {
    define();
    assertEquals(TpmRc.NV_AUTHORIZATION, nv(TpmHandle.PLATFORM, session, Bytes.EMPTY, 0, TpmEo.EQ));
  }

  @Test
  void rejectsIndexThatIsLockedForReading() {
    define();
    tpm.run(new NvReadLock.Request(TpmHandle.OWNER, PolicyTpm.INDEX));
    assertEquals(TpmRc.NV_LOCKED, nv(Bytes.EMPTY, 0, TpmEo.EQ));
  }

  @Test
  void rejectsPartBeyondTheIndex() {
    define();
    assertEquals(TpmRc.SUCCESS, nv(Bytes.EMPTY, 8, TpmEo.EQ));
    assertEquals(TpmRc.VALUE.parameter(2), nv(Bytes.EMPTY, 9, TpmEo.EQ));
    assertEquals(TpmRc.SIZE.parameter(1), nv(Bytes.ofHex("0000"), 7, TpmEo.EQ));
  }

  @Test
  void rejectsUnknownOperation_parameter3() {
    define();
    assertEquals(TpmRc.VALUE.parameter(3), nv(Bytes.EMPTY, 0, TpmEo.of(12)));
  }

  @Test
  void aTrialSessionComparesNothingOfTheIndex() {
    tpm.defineIndex(Bytes.EMPTY, "", PolicyTpm.CONTENT);
    TpmHandle trial = tpm.trial();
    assertEquals(TpmRc.SUCCESS, nv(TpmHandle.PLATFORM, trial, Bytes.ofHex("01"), 9, TpmEo.EQ));
  }

  private TpmRc timer(TpmHandle policySession, String operand, int offset, TpmEo operation) {
    return tpm.code(
        new PolicyCounterTimer.Request(policySession, Bytes.ofHex(operand), offset, operation));
  }

  @Test
  void comparesClockInformation() {
    assertEquals(TpmRc.SUCCESS, timer(session, "01", SAFE_OFFSET, TpmEo.EQ));
    Bytes arguments = PolicyTpm.hash(Bytes.ofHex("01" + "0018" + "0000"));
    assertEquals(
        PolicyTpm.extend(PolicyTpm.ZERO, TpmCc.POLICY_COUNTER_TIMER, arguments),
        tpm.digest(session));
    assertEquals(TpmRc.POLICY, timer(session, "00", SAFE_OFFSET, TpmEo.EQ));
  }

  @Test
  void timeMustBeBeforeADeadline() {
    String tenSeconds = "0000000000002710";
    assertEquals(TpmRc.SUCCESS, timer(session, tenSeconds, 0, TpmEo.UNSIGNED_LT));
    tpm.tpm.advanceMillis(10_000);
    assertEquals(TpmRc.POLICY, timer(session, tenSeconds, 0, TpmEo.UNSIGNED_LT));
  }

  @Test
  void rejectsPartBeyondClockInformation_inATrialSessionToo() {
    TpmHandle trial = tpm.trial();
    assertEquals(TpmRc.SUCCESS, timer(trial, "00", SAFE_OFFSET, TpmEo.EQ));
    assertEquals(TpmRc.VALUE.parameter(2), timer(trial, "", 26, TpmEo.EQ));
    assertEquals(TpmRc.RANGE, timer(trial, "0000", SAFE_OFFSET, TpmEo.EQ));
  }

  private TpmRc capability(String operand, int offset, TpmEo eo, TpmCap capability, int property) {
    return tpm.code(
        new PolicyCapability.Request(
            session, Bytes.ofHex(operand), offset, eo, capability, property));
  }

  @Test
  void comparesAProperty() {
    int property = TpmPt.HR_LOADED.value();
    assertEquals(
        TpmRc.SUCCESS, capability("00000001", 4, TpmEo.EQ, TpmCap.TPM_PROPERTIES, property));
    Bytes arguments =
        PolicyTpm.hash(Bytes.ofHex("00000001" + "0004" + "0000" + "00000006" + "00000203"));
    assertEquals(
        PolicyTpm.extend(PolicyTpm.ZERO, TpmCc.POLICY_CAPABILITY, arguments), tpm.digest(session));
    assertEquals(
        TpmRc.POLICY, capability("00000002", 4, TpmEo.EQ, TpmCap.TPM_PROPERTIES, property));
  }

  @Test
  void whatIsNotThereIsUnequalToAnything() {
    int sm4 = TpmAlg.SM4.value();
    assertEquals(TpmRc.SUCCESS, capability("0013", 0, TpmEo.NEQ, TpmCap.ALGS, sm4));
    assertEquals(TpmRc.POLICY, capability("0013", 0, TpmEo.EQ, TpmCap.ALGS, sm4));
    int aes = TpmAlg.AES.value();
    assertEquals(TpmRc.SUCCESS, capability("0006", 0, TpmEo.EQ, TpmCap.ALGS, aes));
    assertEquals(TpmRc.VALUE.parameter(2), capability("", 7, TpmEo.EQ, TpmCap.ALGS, aes));
    assertEquals(TpmRc.SIZE.parameter(1), capability("0000", 5, TpmEo.EQ, TpmCap.ALGS, aes));
  }

  @Test
  void rejectsCapabilityThatIsNotListedByProperty() {
    assertEquals(TpmRc.VALUE.parameter(4), capability("", 0, TpmEo.EQ, TpmCap.PCRS, 0));
    assertEquals(
        TpmRc.HANDLE.parameter(5), capability("", 0, TpmEo.EQ, TpmCap.HANDLES, 0x90000000));
    assertEquals(TpmRc.VALUE.parameter(5), capability("", 0, TpmEo.EQ, TpmCap.AUTH_POLICIES, 0));
  }
}
