/** Google's Tink over keys of a TPM. */
package io.github.tpm4j.samples.tink;
