package io.github.tpm4j.keystore.attestation;

import io.github.tpm4j.attest.quote.Quote;
import io.github.tpm4j.tss.pcr.PcrValues;

/**
 * A quote, and the values that it is about.
 *
 * @param quote as the TPM has signed it
 * @param values those whose digest is in it
 */
public record QuotedPcrs(Quote quote, PcrValues values) {}
