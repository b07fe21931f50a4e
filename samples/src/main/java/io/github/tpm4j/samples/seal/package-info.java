/** Data sealed to a TPM, and small data kept in it. */
package io.github.tpm4j.samples.seal;
