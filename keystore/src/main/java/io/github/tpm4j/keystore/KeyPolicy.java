package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;

/**
 * The policy that is kept with a key.
 *
 * @param policy without elements if the key has none
 * @param approvals the policies that were approved for it, if it demands that one was
 */
public record KeyPolicy(Policy policy, PolicyInputs approvals) {}
