package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicyDuplicationSelect;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * PolicyDuplicationSelect (Part 3, 23.15): only duplication to one new parent.
 *
 * @param objectName the Name of the object
 * @param newParentName the Name of the new parent
 * @param includeObject whether the policy names the object too
 */
public record DuplicationSelectPolicy(Bytes objectName, Bytes newParentName, boolean includeObject)
    implements PolicyElement {

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    return PolicyDigests.extend(
        hash,
        policyDigest,
        TpmCc.POLICY_DUPLICATION_SELECT,
        includeObject ? objectName : Bytes.EMPTY,
        newParentName,
        PolicyDigests.octet(includeObject));
  }

  @Override
  public void run(PolicyRun run) {
    run.execute(
        new PolicyDuplicationSelect.Request(
            run.handle(), objectName, newParentName, includeObject));
  }

  @Override
  public String toString() {
    return "only duplication to the parent " + newParentName;
  }
}
