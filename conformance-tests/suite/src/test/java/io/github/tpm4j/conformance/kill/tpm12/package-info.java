/** The same of a TPM 1.2. */
package io.github.tpm4j.conformance.kill.tpm12;
