/** The commands of the guides, run as they stand there. */
package io.github.tpm4j.conformance.guides;
