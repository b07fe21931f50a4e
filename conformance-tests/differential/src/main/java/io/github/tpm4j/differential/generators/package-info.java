/** Generates sequences of commands: valid, boundary and mutated ones, from a seed. */
package io.github.tpm4j.differential.generators;
