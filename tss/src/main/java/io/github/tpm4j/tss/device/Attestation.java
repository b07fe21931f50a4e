package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * What a TPM says about itself or what it holds.
 *
 * @param attest the TPMS_ATTEST (Part 2, 10.12.12) as it is signed
 * @param signature of the key that was asked
 */
public record Attestation(Bytes attest, TpmtSignature signature) {}
