package io.github.tpm4j.keystore.family;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.ParentAuth;
import io.github.tpm4j.tss.policy.PolicyInputs;

/**
 * What shows that sealed data may be given back, beyond the state of the TPM.
 *
 * @param auth the password, or that none was given; the caller closes it
 * @param inputs what a policy asks for; a TPM 1.2 has none
 * @param parentAuth how the storage key is authorised if that is not as the settings say
 */
public record UnsealMeans(KeyAuth auth, PolicyInputs inputs, ParentAuth parentAuth) {}
