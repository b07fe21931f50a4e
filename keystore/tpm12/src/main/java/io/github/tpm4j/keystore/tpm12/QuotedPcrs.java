package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import io.github.tpm4j.tpm12.wire.Bytes;

/**
 * A quote, as {@code QuoteVerifier} takes it.
 *
 * @param signed the wire form of a TPM_QUOTE_INFO, or of a TPM_QUOTE_INFO2 and the version after it
 * @param signature 256 bytes
 * @param pcrs which PCR, and the values that the quote is about
 */
public record QuotedPcrs(Bytes signed, Bytes signature, TpmPcrComposite pcrs) {}
