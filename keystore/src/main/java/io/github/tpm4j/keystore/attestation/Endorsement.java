package io.github.tpm4j.keystore.attestation;

import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * An endorsement key and what its maker says of it, for an {@code EndorsementVerifier} and a {@code
 * CredentialChallenge}.
 *
 * @param kind the template and the NV Indices that it goes with
 * @param certificate what its NV Index holds: DER, and maybe bytes after it
 * @param issuers what the NV Indices from 0x01C00100 on hold, one after another; empty if there are
 *     none
 * @param publicArea of the key itself, as the TPM makes it
 */
public record Endorsement(
    EndorsementKey kind, Bytes certificate, Bytes issuers, TpmtPublic publicArea) {}
