/** Identity keys of a TPM 1.2, and the authority that certifies them; needs no TPM. */
package io.github.tpm4j.tpm12.identity;
