/** The {@link java.security.KeyStoreSpi} of type TPM. */
package io.github.tpm4j.keystore.spi;
