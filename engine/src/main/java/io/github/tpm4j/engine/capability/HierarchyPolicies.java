package io.github.tpm4j.engine.capability;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmsTaggedPolicy;
import io.github.tpm4j.tss.structures.TpmtHa;
import java.util.List;
import java.util.stream.Stream;

/** TPM_CAP_AUTH_POLICIES: the policies of the permanent handles that may have one. */
final class HierarchyPolicies {
  private static final List<TpmHandle> HANDLES =
      List.of(TpmHandle.OWNER, TpmHandle.LOCKOUT, TpmHandle.ENDORSEMENT, TpmHandle.PLATFORM);

  private HierarchyPolicies() {}

  static List<TpmsTaggedPolicy> of(TpmState tpm, int property) {
    TpmFailure.require(TpmHandle.of(property).is(TpmHt.PERMANENT), TpmRc.VALUE);
    return Stream.concat(HANDLES.stream(), tpm.timers().handles().stream())
        .map(handle -> policy(tpm, handle))
        .toList();
  }

  private static TpmsTaggedPolicy policy(TpmState tpm, TpmHandle handle) {
    boolean isTimer = tpm.timers().has(handle);
    AuthPolicy policy = isTimer ? tpm.timers().policy(handle) : tpm.hierarchies().policy(handle);
    return new TpmsTaggedPolicy(handle, new TpmtHa(policy.hashAlg(), policy.digest()));
  }
}
