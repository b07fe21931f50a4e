package io.github.tpm4j.keystore.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.keystore.pem.Tss2PolicyCommand;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.policy.CounterTimerPolicy;
import io.github.tpm4j.tss.policy.OperandComparison;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.spec.InvalidKeySpecException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps that are kept as they are hashed, and those that could be in either form. */
class HashedStepTest {
  private static final HashAlg HASH = HashAlg.SHA256;
  private static final String DIGEST = "00ff".repeat(16);

  @ParameterizedTest
  @CsvSource({
    // TPMS_PCR_SELECTION of SHA-256, then of no bank at all
    "00000001 000b 03 010000",
    "00000002 0004 03 000100 000b 03 010000",
    "00000000"
  })
  void aPcrStepHasTheSelectionFirst_andTheDigestWithoutItsSize(String selection)
      throws InvalidKeySpecException {
    Bytes selected = Bytes.ofHex(selection.replace(" ", ""));
    Policy hashed = read(TpmCc.POLICY_PCR, selected.toHex() + DIGEST, KeyTemplates.FREE);
    Policy body = read(TpmCc.POLICY_PCR, "0020" + DIGEST + selected.toHex(), KeyTemplates.FREE);
    assertEquals(body, hashed);
  }

  @Test
  void aDigestOfAnotherLengthThanTheNamesIsNone() {
    String parameters = "00000001000b03010000" + "00".repeat(20);
    assertThrows(
        InvalidKeySpecException.class, () -> read(TpmCc.POLICY_PCR, parameters, KeyTemplates.FREE));
  }

  @Test
  void anEmptyDigestInTheCommandsBodyStays() throws InvalidKeySpecException {
    assertEquals(
        Policy.pcr(PcrSelections.of(TpmAlg.SHA256, 0), Bytes.EMPTY),
        read(TpmCc.POLICY_PCR, "0000" + "00000001000b03010000", KeyTemplates.FREE));
  }

  @ParameterizedTest
  @CsvSource({
    // time, clock, resetCount, safe
    "0000000000001000 0000 0003",
    "0000000000001000 0008 0009",
    "00000007 0010 0000",
    "01 0018 0000"
  })
  void aCounterTimerStepHasTheOperandWithoutItsSize(String step) throws InvalidKeySpecException {
    String[] parts = step.split(" ");
    OperandComparison comparison =
        new OperandComparison(
            Bytes.ofHex(parts[0]),
            Integer.parseInt(parts[1], 16),
            TpmEo.of(Integer.parseInt(parts[2], 16)));
    Policy meant = Policy.of(new CounterTimerPolicy(comparison));
    String hashed = step.replace(" ", "");
    String size = String.format("%04x", parts[0].length() / 2);
    assertEquals(meant, read(TpmCc.POLICY_COUNTER_TIMER, hashed, KeyTemplates.FREE));
    assertEquals(meant, read(TpmCc.POLICY_COUNTER_TIMER, size + hashed, KeyTemplates.FREE));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0018, 0000", // no operand
    "000000, 0018, 0000", // beyond the end of TPMS_TIME_INFO
    "00, 0018, 000c" // no operation
  })
  void whatIsNoComparisonIsRefused(String operand, String offset, String operation) {
    assertThrows(
        InvalidKeySpecException.class,
        () -> read(TpmCc.POLICY_COUNTER_TIMER, operand + offset + operation, KeyTemplates.FREE));
  }

  /** Two octets at the upper half of resetCount, or four octets that begin with 0002. */
  @Test
  void ofTwoReadingsTheOneThatTheKeyIsBoundToIsRight() throws InvalidKeySpecException {
    String ambiguous = "0002" + "0005" + "0010" + "0003";
    Policy body = counterTimer("0005");
    Policy hashed = counterTimer("00020005");
    assertEquals(body, read(TpmCc.POLICY_COUNTER_TIMER, ambiguous, KeyTemplates.boundTo(body)));
    assertEquals(hashed, read(TpmCc.POLICY_COUNTER_TIMER, ambiguous, KeyTemplates.boundTo(hashed)));
    assertEquals(body, read(TpmCc.POLICY_COUNTER_TIMER, ambiguous, KeyTemplates.FREE));
  }

  private static Policy counterTimer(String operand) {
    return Policy.of(
        new CounterTimerPolicy(new OperandComparison(Bytes.ofHex(operand), 16, TpmEo.UNSIGNED_GT)));
  }

  private static Policy read(TpmCc command, String parameters, TpmtPublic key)
      throws InvalidKeySpecException {
    return new PolicyDecoder(key, List.of())
        .decode(List.of(new Tss2PolicyCommand(command.value(), Bytes.ofHex(parameters))));
  }

  /** Public areas of keys. */
  private static final class KeyTemplates {
    static final TpmtPublic FREE = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build();

    static TpmtPublic boundTo(Policy policy) {
      return KeyTemplate.ec(TpmEccCurve.NIST_P256)
          .signing()
          .withPolicy(policy.digest(HASH))
          .build();
    }
  }
}
