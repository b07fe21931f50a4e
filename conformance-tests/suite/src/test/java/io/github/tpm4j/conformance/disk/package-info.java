/** A bundled TPM whose disk is full, read-only, or gone. */
package io.github.tpm4j.conformance.disk;
