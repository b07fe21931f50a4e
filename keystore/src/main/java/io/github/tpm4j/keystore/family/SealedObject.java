package io.github.tpm4j.keystore.family;

import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;

/**
 * Data that a TPM has sealed itself.
 *
 * @param key the sealed data as a file keeps them
 * @param origin what is known of the sealing beyond that, such as the values of PCR that must hold
 */
public record SealedObject(Tss2PrivateKey key, KeyOrigin origin) {}
