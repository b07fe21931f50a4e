/** The {@link java.security.Provider} named TPM, and the table of its services. */
package io.github.tpm4j.provider;
