/** What the verifiers of a TPM 1.2's statements have in common. */
package io.github.tpm4j.tpm12.verify;
