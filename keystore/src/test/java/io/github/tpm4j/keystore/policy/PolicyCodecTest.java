package io.github.tpm4j.keystore.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.pem.Tss2AuthPolicy;
import io.github.tpm4j.keystore.pem.Tss2PolicyCommand;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsSignatureEcc;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.attributes.TpmaLocality;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.policy.AuthorizeNvPolicy;
import io.github.tpm4j.tss.policy.CounterTimerPolicy;
import io.github.tpm4j.tss.policy.CpHashPolicy;
import io.github.tpm4j.tss.policy.DuplicationSelectPolicy;
import io.github.tpm4j.tss.policy.LocalityPolicy;
import io.github.tpm4j.tss.policy.NameHashPolicy;
import io.github.tpm4j.tss.policy.NvPolicy;
import io.github.tpm4j.tss.policy.NvWrittenPolicy;
import io.github.tpm4j.tss.policy.OperandComparison;
import io.github.tpm4j.tss.policy.PhysicalPresencePolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyApproval;
import io.github.tpm4j.tss.policy.TemplatePolicy;
import io.github.tpm4j.tss.policy.TicketPolicy;
import io.github.tpm4j.tss.structures.TpmtTkAuth;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.spec.InvalidKeySpecException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyCodecTest {
  private static final HashAlg HASH = HashAlg.SHA256;

  private static final TpmtPublic KEY = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build();
  private static final PolicyDecoder DECODER = new PolicyDecoder(KEY, List.of());
  private static final StepReader READER = new StepReader(StepForm.COMMAND_BODY, HASH, List.of());
  private static final TpmHandle INDEX = TpmHandle.of(0x01000123);
  private static final Bytes NAME = Bytes.ofHex("000b" + "5a".repeat(32));
  private static final OperandComparison COMPARISON =
      new OperandComparison(Bytes.of((byte) 7, (byte) 8), 3, TpmEo.UNSIGNED_LT);

  static Stream<Policy> policies() {
    Policy pcr = Policy.pcr(PcrSelections.of(TpmAlg.SHA256, 0, 23), Digests.zero(HASH));
    Policy secret = Policy.secret(TpmHandle.OWNER);
    Policy or = Policy.or(pcr, Policy.authValue(), Policy.commandCode(TpmCc.SIGN));
    return Stream.of(
        Policy.of(),
        pcr,
        Policy.authValue(),
        Policy.password(),
        secret,
        Policy.commandCode(TpmCc.SIGN),
        pcr.and(Policy.authValue()).and(secret),
        or,
        secret.and(Policy.or(or, pcr)).and(Policy.authValue()),
        Policy.signed(KEY, Bytes.of((byte) 1)),
        Policy.authorize(KEY, Bytes.EMPTY),
        Policy.of(new NvPolicy(INDEX, NAME, COMPARISON)),
        Policy.of(new AuthorizeNvPolicy(INDEX, NAME, or)),
        Policy.of(new CounterTimerPolicy(COMPARISON)),
        Policy.of(new NvWrittenPolicy(true)),
        Policy.of(new LocalityPolicy(TpmaLocality.of(1))),
        Policy.of(new CpHashPolicy(Digests.zero(HASH))),
        Policy.of(new NameHashPolicy(Digests.zero(HASH))),
        Policy.of(new TemplatePolicy(Digests.zero(HASH))),
        Policy.of(new DuplicationSelectPolicy(NAME, NAME, true)),
        Policy.of(new PhysicalPresencePolicy()));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void whatIsReadHasTheSameDigest(Policy policy) throws InvalidKeySpecException {
    List<Tss2PolicyCommand> steps = PolicyEncoder.encode(policy, HASH);
    assertEquals(policy.digest(HASH), DECODER.decode(steps).digest(HASH));
    assertEquals(steps, PolicyEncoder.encode(DECODER.decode(steps), HASH));
  }

  @Test
  void aPcrStepIsTheCommandsParametersAsTheyAreSent() {
    Policy pcr = Policy.pcr(PcrSelections.of(TpmAlg.SHA256, 7), Bytes.ofHex("0102"));
    Tss2PolicyCommand step = PolicyEncoder.encode(pcr, HASH).get(0);
    assertEquals(TpmCc.POLICY_PCR.value(), step.commandCode());
    assertEquals("0002010200000001000b03800000", step.parameters().toHex());
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aCutOrProlongedStepIsRefused(Policy policy) {
    for (Tss2PolicyCommand step : PolicyEncoder.encode(policy, HASH)) {
      Bytes whole = step.parameters();
      if (!whole.isEmpty()) {
        assertRefused(step.commandCode(), whole.slice(0, whole.size() - 1));
      }
      byte[] longer = java.util.Arrays.copyOf(whole.borrow(), whole.size() + 1);
      assertRefused(step.commandCode(), Bytes.adopt(longer));
    }
  }

  @Test
  void aStepOfAnotherKindIsRefused() {
    InvalidKeySpecException refusal = assertRefused(TpmCc.POLICY_TICKET.value(), Bytes.EMPTY);
    assertTrue(refusal.getMessage().contains("PolicyTicket"), refusal.getMessage());
  }

  @Test
  void aTicketIsNotKept_asItIsValidForATimeOnly() {
    TpmtTkAuth ticket = new TpmtTkAuth(TpmSt.AUTH_SIGNED, TpmHandle.OWNER, Bytes.EMPTY);
    Policy policy =
        Policy.of(new TicketPolicy(Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY, NAME, ticket));
    assertThrows(IllegalArgumentException.class, () -> PolicyEncoder.encode(policy, HASH));
  }

  @Test
  void anApprovalComesBack_withItsSignature() throws InvalidKeySpecException {
    PolicyApproval approval = approval(Policy.authValue());
    Tss2AuthPolicy kept = ApprovalCodec.encode(Optional.of("x"), approval, HASH);
    assertEquals(Optional.of("x"), kept.name());
    assertEquals(approval, ApprovalCodec.decode(kept, READER));
  }

  @Test
  void theSignatureOfAnApprovalIsTheLastStep() {
    Policy approved = Policy.commandCode(TpmCc.SIGN).and(Policy.authValue());
    Tss2AuthPolicy kept = ApprovalCodec.encode(Optional.empty(), approval(approved), HASH);
    assertEquals(
        List.of(TpmCc.POLICY_COMMAND_CODE, TpmCc.POLICY_AUTH_VALUE, TpmCc.POLICY_AUTHORIZE),
        kept.policy().stream().map(step -> TpmCc.of(step.commandCode())).toList());
  }

  @Test
  void anApprovalOfEarlierVersions_whoseSignatureIsTheFirstStep_isRead()
      throws InvalidKeySpecException {
    for (Policy approved :
        List.of(
            Policy.of(),
            Policy.commandCode(TpmCc.SIGN).and(Policy.authValue()),
            Policy.authorize(KEY, Bytes.of((byte) 3)))) {
      PolicyApproval approval = approval(approved);
      Tss2AuthPolicy now = ApprovalCodec.encode(Optional.empty(), approval, HASH);
      List<Tss2PolicyCommand> steps = new ArrayList<>(now.policy());
      Collections.rotate(steps, 1);
      Tss2AuthPolicy before = new Tss2AuthPolicy(Optional.empty(), steps);
      assertEquals(approval, ApprovalCodec.decode(before, READER));
      assertEquals(approval, ApprovalCodec.decode(now, READER));
    }
  }

  private static PolicyApproval approval(Policy policy) {
    TpmtSignature signature =
        new TpmtSignature(TpmAlg.ECDSA, new TpmsSignatureEcc(TpmAlg.SHA256, NAME, NAME));
    return new PolicyApproval(KEY, policy, Bytes.EMPTY, signature);
  }

  @Test
  void anApprovalWithoutSignatureIsRefused() {
    for (int command : new int[] {TpmCc.POLICY_PCR.value(), TpmCc.POLICY_AUTHORIZE.value()}) {
      Tss2PolicyCommand step = new Tss2PolicyCommand(command, Bytes.EMPTY);
      Tss2AuthPolicy damaged = new Tss2AuthPolicy(Optional.empty(), List.of(step));
      assertThrows(InvalidKeySpecException.class, () -> ApprovalCodec.decode(damaged, READER));
    }
  }

  @Test
  void anOrWithoutItsBranchesIsRefused() {
    Bytes digests = Bytes.ofHex("00000002" + "000101" + "000102");
    assertRefused(TpmCc.POLICY_OR.value(), digests);
  }

  @Test
  void branchesThatAreNestedWithoutEndAreRefused() {
    Policy policy = Policy.authValue();
    for (int depth = 0; depth < 8; depth++) {
      policy = Policy.or(policy, Policy.password());
    }
    List<Tss2PolicyCommand> steps = PolicyEncoder.encode(policy, HASH);
    assertThrows(InvalidKeySpecException.class, () -> DECODER.decode(steps));
  }

  private static InvalidKeySpecException assertRefused(int command, Bytes parameters) {
    List<Tss2PolicyCommand> steps = List.of(new Tss2PolicyCommand(command, parameters));
    return assertThrows(InvalidKeySpecException.class, () -> DECODER.decode(steps));
  }
}
