package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * A secret for a TPM key's eyes only.
 *
 * @param secret the salt or seed
 * @param encrypted what the TPM recovers it from: the octets of a TPM2B_ENCRYPTED_SECRET
 */
public record SharedSecret(SecretBytes secret, Bytes encrypted) {}
