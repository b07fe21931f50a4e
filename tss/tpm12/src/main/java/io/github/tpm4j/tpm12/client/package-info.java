/** Sends commands to a TPM 1.2. */
package io.github.tpm4j.tpm12.client;
