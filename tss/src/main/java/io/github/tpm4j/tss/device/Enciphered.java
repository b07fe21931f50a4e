package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * What a symmetric cipher of the TPM has made.
 *
 * @param data as long as what went in; to be wiped by the caller
 * @param nextIv what goes on after {@code data}, if that was of whole blocks; empty for ECB
 */
public record Enciphered(SecretBytes data, Bytes nextIv) {}
