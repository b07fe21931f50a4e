/** Verifies what a TPM 1.2 has quoted, without a TPM. */
package io.github.tpm4j.tpm12.quote;
