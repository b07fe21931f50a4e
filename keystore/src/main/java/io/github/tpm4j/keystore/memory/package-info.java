/** A KeyStore in the TPM's own memory: persistent keys, and NV Indices with their certificates. */
package io.github.tpm4j.keystore.memory;
