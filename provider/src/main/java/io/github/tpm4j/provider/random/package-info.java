/** Random numbers of the TPM. */
package io.github.tpm4j.provider.random;
