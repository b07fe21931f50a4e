package io.github.tpm4j.tss.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
  private static final TpmlPcrSelection PCR_7 = PcrSelections.of(TpmAlg.SHA256, 7);
  private static final Bytes ZEROS = Bytes.adopt(new byte[32]);
  private static final Bytes ONES = Bytes.ofHex("ff".repeat(32));

  private static PcrValues pcr7(Bytes value) {
    return new PcrValues(PCR_7, Map.of(new Pcr(TpmAlg.SHA256, 7), value));
  }

  private static PolicyCircumstances now(Bytes pcrValue, PolicyInputs inputs) {
    return new PolicyCircumstances(Optional.of(TpmCc.SIGN), inputs, pcrs -> pcr7(pcrValue));
  }

  /** PolicyA of the TCG EK Credential Profile 2.x, B.6. */
  @ParameterizedTest
  @CsvSource({
    "SHA256, 837197674484b3f81a90cc8d46a5d724fd52d76e06520b64f2a1da1b331469aa",
    "SHA384, 8bbf2266537c171cb56e403c4dc1d4b64f432611dc386e6f532050c3278c930e"
        + "143e8bb1133824ccb431053871c6db53",
    "SHA512, 1e3b76502c8a1425aa0b7b3fc646a1b0fae063b03b5368f9c4cddecaff0891dd"
        + "682bac1a85d4d832b781ea451915de5fc5bf0dc4a1917cd42fa041e3f998e0ee"
  })
  void hasTheDigestOfTheEndorsementKeysPolicy(HashAlg hash, String expected) {
    assertEquals(expected, Policy.secret(TpmHandle.ENDORSEMENT).digest(hash).toHex());
  }

  /** PolicyB and PolicyC of the TCG EK Credential Profile 2.x, B.6. */
  @Test
  void hasTheDigestOfTheEndorsementKeysPolicyWithABranch() {
    Bytes nameOfIndex =
        Bytes.ofHex("000b0c9d717e9c3fe69fda41769450bb145957f8b3610e084dbf65591a5d11ecd83f");
    Policy policyA = Policy.secret(TpmHandle.ENDORSEMENT);
    Policy policyC =
        Policy.of(new AuthorizeNvPolicy(TpmHandle.of(0x01C07F01), nameOfIndex, policyA));
    assertEquals(
        "3767e2edd43ff45a3a7e1eaefcef78643dca964632e7aad82c673a30d8633fde",
        policyC.digest(HashAlg.SHA256).toHex());
    assertEquals(
        "ca3d0a99a2b93906f7a3342414efcfb3a385d44cd1fd459089d19b5071c0b7a0",
        Policy.or(policyA, policyC).digest(HashAlg.SHA256).toHex());
  }

  @Test
  void hasOneDigestForAuthValueAndPassword() {
    assertEquals(
        Policy.authValue().digest(HashAlg.SHA256), Policy.password().digest(HashAlg.SHA256));
    assertEquals(
        Digests.of(HashAlg.SHA256, ZEROS, Bytes.ofHex("0000016b")),
        Policy.password().digest(HashAlg.SHA256));
  }

  @Test
  void dependsOnTheOrder() {
    Policy sign = Policy.commandCode(TpmCc.SIGN);
    assertNotEquals(
        sign.and(Policy.authValue()).digest(HashAlg.SHA256),
        Policy.authValue().and(sign).digest(HashAlg.SHA256));
  }

  @Test
  void isTheSameByValuesAndByTheirDigest() {
    Bytes byValues = Policy.pcr(pcr7(ONES)).digest(HashAlg.SHA256);
    Bytes byDigest = Policy.pcr(PCR_7, pcr7(ONES).digest(HashAlg.SHA256)).digest(HashAlg.SHA256);
    assertEquals(byValues, byDigest);
  }

  @Test
  void namesThePcrThatDiffers() {
    List<String> obstacles = Policy.pcr(pcr7(ONES)).obstacles(now(ZEROS, PolicyInputs.NONE));
    assertEquals(
        List.of("PCR 7 (SHA256) is " + ZEROS + ", but the policy demands " + ONES), obstacles);
    assertEquals(List.of(), Policy.pcr(pcr7(ONES)).obstacles(now(ONES, PolicyInputs.NONE)));
  }

  @Test
  void hasNothingInItsWayIfOneBranchIsMet() {
    Policy policy = Policy.or(Policy.pcr(pcr7(ONES)), Policy.secret(TpmHandle.OWNER));
    PolicyInputs owner = PolicyInputs.NONE.withSecret(TpmHandle.OWNER, () -> SecretBytes.EMPTY);
    assertEquals(List.of(), policy.obstacles(now(ONES, PolicyInputs.NONE)));
    assertEquals(List.of(), policy.obstacles(now(ZEROS, owner)));
    String all = String.join("", policy.obstacles(now(ZEROS, PolicyInputs.NONE)));
    assertTrue(all.contains("(1) PCR 7") && all.contains("(2) The policy demands"), all);
  }

  @Test
  void knowsWhetherAPasswordMayBeNeeded() {
    assertTrue(Policy.or(Policy.authValue(), Policy.pcr(pcr7(ONES))).mayNeedAuthValue());
    assertFalse(Policy.pcr(pcr7(ONES)).mayNeedAuthValue());
  }

  @Test
  void refusesASingleBranch() {
    assertThrows(IllegalArgumentException.class, () -> Policy.or(Policy.authValue()));
  }

  @Test
  void saysItsDemandsInWords() {
    Policy policy = Policy.pcr(pcr7(ONES)).and(Policy.or(Policy.authValue(), Policy.password()));
    assertEquals(
        "PCR 7 (SHA256) being ffffffff..." + " and (the key's password or the key's password)",
        policy.toString());
  }
}
