package io.github.tpm4j.tss.managed;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.policy.PcrSnapshot;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyCircumstances;
import io.github.tpm4j.tss.policy.PolicyRun;
import io.github.tpm4j.tss.policy.TpmEntities;
import io.github.tpm4j.tss.resource.KeyAuthorization;
import io.github.tpm4j.tss.resource.LoadedObject;
import io.github.tpm4j.tss.resource.PolicySession;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.List;
import java.util.Optional;

/** The use of a key by its policy. */
record PolicyUse(Turn turn, KeyAuthorization authorization, LoadedObject key) {

  /** Runs the policy, and sends the command that it authorises. */
  <R extends TpmResponse> R execute(TpmRequest<R> request, SecretBytes authValue, Secrecy secrecy) {
    PolicyCircumstances now =
        new PolicyCircumstances(
            Optional.of(request.spec().code()),
            authorization.inputs(),
            new PcrSnapshot(policy(), authorization.inputs(), turn::readPcr),
            new TpmEntities(turn.client()));
    try (PolicySession session = turn.policySession(nameAlg())) {
      policy().run(new PolicyRun(turn.client(), session.session(), now, turn));
      R response = authorized(request, session, now, authValue, secrecy);
      session.setUsed();
      return response;
    }
  }

  private <R extends TpmResponse> R authorized(
      TpmRequest<R> request,
      PolicySession session,
      PolicyCircumstances now,
      SecretBytes authValue,
      Secrecy secrecy) {
    try {
      return turn.execute(request, session.session(), this, authValue, secrecy);
    } catch (TpmPolicyException e) {
      throw explained(e, now.afresh());
    }
  }

  private TpmPolicyException explained(TpmPolicyException e, PolicyCircumstances now) {
    if (e.rc().filter(TpmRc.PCR_CHANGED::equals).isPresent()) {
      return e;
    }
    if (!policy().digest(nameAlg()).equals(key.publicArea().authPolicy())) {
      return new TpmPolicyException(
          "The key is bound to another policy than the one that was given (" + policy() + ")", e);
    }
    List<String> obstacles = policy().obstacles(now);
    return obstacles.isEmpty() ? e : new TpmPolicyException(String.join("; ", obstacles), e);
  }

  private HashAlg nameAlg() {
    return HashAlg.of(key.publicArea().nameAlg());
  }

  private Policy policy() {
    return authorization.policy().orElseThrow();
  }
}
