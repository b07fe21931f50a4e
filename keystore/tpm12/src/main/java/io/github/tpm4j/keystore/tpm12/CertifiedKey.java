package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.wire.Bytes;

/**
 * What an identity key says of another key, as {@code KeyVerifier} takes it.
 *
 * @param signed the wire form of a TPM_CERTIFY_INFO or TPM_CERTIFY_INFO2
 * @param signature 256 bytes
 */
public record CertifiedKey(Bytes signed, Bytes signature) {}
