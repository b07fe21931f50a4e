package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * A policy that the holder of a key has approved, for {@link AuthorizePolicy}.
 *
 * @param publicArea the key
 * @param policy what is approved
 * @param policyRef what it is approved for, as {@link AuthorizePolicy} demands it; may be empty
 * @param signature over the policy's digest and policyRef (Part 3, 23.16)
 */
public record PolicyApproval(
    TpmtPublic publicArea, Policy policy, Bytes policyRef, TpmtSignature signature) {

  Bytes keyName() {
    return EntityNames.of(publicArea);
  }
}
