/** Signed tokens (JWT) whose key is in a TPM. */
package io.github.tpm4j.samples.tokens;
