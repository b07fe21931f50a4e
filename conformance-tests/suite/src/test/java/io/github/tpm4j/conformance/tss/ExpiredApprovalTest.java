package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.CounterTimerPolicy;
import io.github.tpm4j.tss.policy.OperandComparison;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyApproval;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An approval that is over gives way to the next one, whatever a revision makes of its end. */
class ExpiredApprovalTest {
  private static final Bytes REF = Bytes.of((byte) 5);

  private static Policy over() {
    OperandComparison belowZero =
        new OperandComparison(Bytes.of(new byte[Long.BYTES]), 0, TpmEo.UNSIGNED_LT);
    return Policy.of(new CounterTimerPolicy(belowZero));
  }

  private static PolicyApproval approval(TpmKey authority, Policy approved) {
    Bytes toApprove = Digests.of(HashAlg.SHA256, approved.digest(HashAlg.SHA256), REF);
    return new PolicyApproval(
        authority.publicArea(), approved, REF, authority.sign(Keys.ECDSA, toApprove));
  }

  @ParameterizedTest
  @ValueSource(ints = {159, 183, 184, 185})
  void theNextOneIsTaken_andAloneItIsRefusedInWords(int profile) throws Exception {
    try (TpmDevice device = TpmDevice.open("engine:memory,profile=" + profile)) {
      TpmKey authority = Keys.create(device, "authority");
      Policy policy = Policy.authorize(authority.publicArea(), REF);
      TpmtPublic template = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().boundTo(policy).build();
      TpmKey key = Keys.create(device, template, "", KeyAuthorization.policy(policy));
      PolicyInputs expired = PolicyInputs.NONE.withApproval(approval(authority, over()));
      Policy pcr = Policy.pcr(device.readPcr(TpmAlg.SHA256, 23));
      PolicyInputs both = expired.withApproval(approval(authority, pcr));

      Keys.assertSigns(key.authorizedBy(KeyAuthorization.policy(policy).with(both)));
      TpmKey alone = key.authorizedBy(KeyAuthorization.policy(policy).with(expired));
      String message =
          assertThrows(TpmPolicyException.class, () -> alone.sign(Keys.ECDSA, Keys.DIGEST))
              .getMessage();
      assertTrue(message.contains("never so"), message);
    }
  }
}
