/** Signed documents and programs whose key is in a TPM. */
package io.github.tpm4j.samples.documents;
