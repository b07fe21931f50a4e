package io.github.tpm4j.attest.key;

import io.github.tpm4j.attest.quote.QuotedClock;
import io.github.tpm4j.tss.creation.TpmsCreationData;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/**
 * A key of the TPM in which the attestation key is, all of it verified. Immutable.
 *
 * @param area its public area: what it may do, and its policy
 * @param name its Name
 * @param qualifiedName by which its parents are known too; only of TPM2_Certify
 * @param creationData when and where it was made; only of TPM2_CertifyCreation
 * @param clock clock and counts, for the next statement by the same attestation key
 * @param firmwareVersion as {@link io.github.tpm4j.attest.quote.VerifiedQuote#firmwareVersion()}
 */
public record VerifiedKey(
    TpmtPublic area,
    Bytes name,
    Optional<Bytes> qualifiedName,
    Optional<TpmsCreationData> creationData,
    QuotedClock clock,
    long firmwareVersion) {}
