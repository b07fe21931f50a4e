/** Data of any size, encrypted in software under keys of a TPM. */
package io.github.tpm4j.keystore.envelope;
