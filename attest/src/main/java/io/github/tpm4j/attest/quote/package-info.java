/** Quotes: what a TPM says about its PCR (TPM2_Quote; Part 1, 18.5; Part 3, 18.4). */
package io.github.tpm4j.attest.quote;
