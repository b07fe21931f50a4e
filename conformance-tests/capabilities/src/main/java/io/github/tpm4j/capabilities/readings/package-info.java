/**
 * How the bundled TPM reads the library where its text leaves room, and what else it could mean.
 */
package io.github.tpm4j.capabilities.readings;
