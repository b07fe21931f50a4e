/**
 * Other TPM software, started and stopped: what the contracts run against, and what runs against
 * the bundled TPM. {@code ./verify} installs the packages; a program that is missing is a failure.
 */
package io.github.tpm4j.peers;
