/**
 * Bad input: random, mutated and coverage-guided octets for the bundled TPM, its servers, and the
 * readers of what comes from outside. {@link FuzzSettings} says how many.
 */
package io.github.tpm4j.conformance.fuzz;
