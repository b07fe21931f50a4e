package io.github.tpm4j.keystore.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.pem.Tss2PolicyCommand;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.spec.InvalidKeySpecException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyCodecTest {
  private static final HashAlg HASH = HashAlg.SHA256;

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
        secret.and(Policy.or(or, pcr)).and(Policy.authValue()));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void whatIsReadHasTheSameDigest(Policy policy) throws InvalidKeySpecException {
    List<Tss2PolicyCommand> steps = PolicyEncoder.encode(policy, HASH);
    assertEquals(policy.digest(HASH), PolicyDecoder.decode(steps).digest(HASH));
    assertEquals(steps, PolicyEncoder.encode(PolicyDecoder.decode(steps), HASH));
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
    InvalidKeySpecException refusal = assertRefused(TpmCc.POLICY_LOCALITY.value(), Bytes.EMPTY);
    assertTrue(refusal.getMessage().contains("PolicyLocality"), refusal.getMessage());
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
    assertThrows(InvalidKeySpecException.class, () -> PolicyDecoder.decode(steps));
  }

  private static InvalidKeySpecException assertRefused(int command, Bytes parameters) {
    List<Tss2PolicyCommand> steps = List.of(new Tss2PolicyCommand(command, parameters));
    return assertThrows(InvalidKeySpecException.class, () -> PolicyDecoder.decode(steps));
  }
}
