package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * A key outside the TPM; nothing in it is secret.
 *
 * @param publicArea the TPMT_PUBLIC
 * @param privateArea the octets of the TPM2B_PRIVATE, without its size; encrypted by the parent
 */
public record KeyBlob(TpmtPublic publicArea, Bytes privateArea) {}
