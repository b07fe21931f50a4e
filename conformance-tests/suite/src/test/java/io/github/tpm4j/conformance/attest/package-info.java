/** What TPMs and other programs attest, verified without a TPM. */
package io.github.tpm4j.conformance.attest;
