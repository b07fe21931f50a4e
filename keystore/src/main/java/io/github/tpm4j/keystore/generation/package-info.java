/** Makes keys in a TPM 2.0. */
package io.github.tpm4j.keystore.generation;
