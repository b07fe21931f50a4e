/** Wycheproof's test vectors, invalid ones included, through the provider and the bundled TPM. */
package io.github.tpm4j.conformance.wycheproof;
