/** The steps of a sequence, with symbols in the place of what differs between two TPMs. */
package io.github.tpm4j.differential.step;
