package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.policy.PolicyInputs;

/**
 * What the use of a key may need.
 *
 * @param auth the password
 * @param inputs what the policy asks for
 */
record KeyUse(KeyAuth auth, PolicyInputs inputs) {}
