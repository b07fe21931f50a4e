package io.github.tpm4j.tss.managed;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.Caller;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.EndorsementPolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The policies of the standard endorsement keys (TCG EK Credential Profile 2.4, B.6), so that
 * nobody needs to give them: who knows the password of the endorsement hierarchy, which mostly has
 * none, may use the key.
 */
final class EkPolicy {
  private EkPolicy() {}

  /**
   * How a key is authorised: as was given, or else by the policy of an endorsement key if it has
   * that.
   */
  static KeyAuthorization builtIn(TpmtPublic key, KeyAuthorization given, Caller caller) {
    boolean isChosen =
        given.policy().isPresent()
            || given.isAuthValueGiven() && key.objectAttributes().has(TpmaObject.USER_WITH_AUTH);
    if (isChosen || key.authPolicy().isEmpty()) {
      return given;
    }
    return of(key).map(policy -> given.by(policy).with(inputs(given, caller))).orElse(given);
  }

  private static Optional<Policy> of(TpmtPublic key) {
    HashAlg hash = HashAlg.of(key.nameAlg());
    return Stream.concat(
            Stream.of(EndorsementPolicy.A), EndorsementPolicy.b(hash, EndorsementPolicy.A).stream())
        .filter(policy -> policy.digest(hash).equals(key.authPolicy()))
        .findFirst();
  }

  private static PolicyInputs inputs(KeyAuthorization given, Caller caller) {
    return PolicyInputs.NONE
        .withSecret(TpmHandle.ENDORSEMENT, caller.hierarchyAuth(TpmHandle.ENDORSEMENT))
        .and(given.inputs());
  }
}
