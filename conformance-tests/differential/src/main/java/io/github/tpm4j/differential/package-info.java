/** Two TPMs in lock step: generated command sequences, their answers compared. */
package io.github.tpm4j.differential;
