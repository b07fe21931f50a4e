/** What the services of the provider ask of a TPM and of its keys, whichever family it is of. */
package io.github.tpm4j.keystore.family;
