/** Programs and libraries that know JCA and no TPM, with keys in one. */
package io.github.tpm4j.conformance.clients;
