package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.structures.TpmIdentityProof;

/**
 * An identity key that was just made.
 *
 * @param key the key, which nothing keeps yet: a KeyStore does, or a file of {@code key.file()}
 * @param proof what its authority verifies; with the certificate of the endorsement key, if the TPM
 *     has one
 */
public record NewIdentity(Tpm12PrivateKey key, TpmIdentityProof proof) {}
