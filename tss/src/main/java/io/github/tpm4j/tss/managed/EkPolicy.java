package io.github.tpm4j.tss.managed;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.AuthorizeNvPolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.resource.KeyAuthorization;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The policies of the standard endorsement keys (TCG EK Credential Profile 2.4, B.6), so that
 * nobody needs to give them: who knows the password of the endorsement hierarchy, which mostly has
 * none, may use the key.
 */
final class EkPolicy {
  private static final Policy A = Policy.secret(TpmHandle.ENDORSEMENT);

  /** B is A, or what stands in the NV Index I-1, I-2 or I-3, of which the Name is known. */
  private static final Map<HashAlg, Policy> B =
      Map.of(
          HashAlg.SHA256,
          b(0x01C07F01, "000b0c9d717e9c3fe69fda41769450bb145957f8b3610e084dbf65591a5d11ecd83f"),
          HashAlg.SHA384,
          b(
              0x01C07F02,
              "000cdb62fca346612c976732ff4e8621fb4e858be82586486504f7d02e621f8d"
                  + "7d61ae32cfc60c4d120609ed6768afcf090c"),
          HashAlg.SHA512,
          b(
              0x01C07F03,
              "000d1c47c0bbcbd3cf7d7cae6987d31937c171015dde3b7f0d3c869bca1f7e8a"
                  + "223b9acfadb49b7c9cf14d450f41e9327de34d9291eece2c58ab1dc10e9059cce560"));

  private EkPolicy() {}

  private static Policy b(int index, String nameOfIndex) {
    return Policy.or(
        A, Policy.of(new AuthorizeNvPolicy(TpmHandle.of(index), Bytes.ofHex(nameOfIndex), A)));
  }

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
    return Stream.concat(Stream.of(A), Stream.ofNullable(B.get(hash)))
        .filter(policy -> policy.digest(hash).equals(key.authPolicy()))
        .findFirst();
  }

  private static PolicyInputs inputs(KeyAuthorization given, Caller caller) {
    return PolicyInputs.NONE
        .withSecret(TpmHandle.ENDORSEMENT, caller.hierarchyAuth(TpmHandle.ENDORSEMENT))
        .and(given.inputs());
  }
}
