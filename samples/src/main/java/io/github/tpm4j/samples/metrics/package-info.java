/** A TPM watched by Micrometer. */
package io.github.tpm4j.samples.metrics;
