package io.github.tpm4j.tss.managed;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.policy.PcrSnapshot;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyCircumstances;
import io.github.tpm4j.tss.policy.PolicyRun;
import io.github.tpm4j.tss.policy.TpmEntities;
import io.github.tpm4j.tss.resource.PolicySession;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The use of an entity by its policy.
 *
 * @param what names the entity in messages, such as {@code The key}
 * @param nameAlg of the entity
 * @param authPolicy that it is bound to
 */
record PolicyUse(
    Turn turn, KeyAuthorization authorization, String what, HashAlg nameAlg, Bytes authPolicy) {

  /**
   * Runs the policy, and sends the command that it authorises.
   *
   * @param send sends it, authorised by the session on which the policy was run
   */
  <R> R execute(TpmCc command, Function<AuthSession, R> send) {
    PolicyCircumstances now =
        new PolicyCircumstances(
            Optional.of(command),
            authorization.inputs(),
            new PcrSnapshot(policy(), authorization.inputs(), turn::readPcr),
            new TpmEntities(turn.client()));
    try (PolicySession session = turn.policySession(nameAlg)) {
      policy().run(new PolicyRun(turn.client(), session.session(), now, turn));
      R response = authorized(send, session, now);
      session.setUsed();
      return response;
    }
  }

  private <R> R authorized(
      Function<AuthSession, R> send, PolicySession session, PolicyCircumstances now) {
    try {
      return send.apply(session.session());
    } catch (TpmPolicyException e) {
      throw explained(e, now.afresh());
    }
  }

  private TpmPolicyException explained(TpmPolicyException e, PolicyCircumstances now) {
    if (e.rc().filter(TpmRc.PCR_CHANGED::equals).isPresent()) {
      return e;
    }
    if (!policy().digest(nameAlg).equals(authPolicy)) {
      return new TpmPolicyException(
          what + " is bound to another policy than the one that was given (" + policy() + ")", e);
    }
    List<String> obstacles = policy().obstacles(now);
    return obstacles.isEmpty() ? e : new TpmPolicyException(String.join("; ", obstacles), e);
  }

  private Policy policy() {
    return authorization.policy().orElseThrow();
  }
}
