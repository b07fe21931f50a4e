/** MACs by keys in the TPM. */
package io.github.tpm4j.provider.mac;
