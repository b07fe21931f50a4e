/** Where keys come from: key stores, key files, and the TPM's generator. */
package io.github.tpm4j.provider.generation;
