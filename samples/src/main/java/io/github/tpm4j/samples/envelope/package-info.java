/** Bulk data under a key of the TPM. */
package io.github.tpm4j.samples.envelope;
