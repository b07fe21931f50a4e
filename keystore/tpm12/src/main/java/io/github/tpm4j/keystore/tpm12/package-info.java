/** Keys in a TPM 1.2 as JCA keys. */
package io.github.tpm4j.keystore.tpm12;
