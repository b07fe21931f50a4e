/** Verifies what a TPM 1.2 has certified of a key, without a TPM. */
package io.github.tpm4j.tpm12.key;
