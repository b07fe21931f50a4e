/** The way to a TPM 1.2 through tcsd, the daemon of trousers. */
package io.github.tpm4j.tpm12.tcsd;
