/**
 * Runs steps on one TPM: what their symbols stand for there, and the caller's part of sessions
 * (Part 1, 19 and 21) by the JDK's primitives alone.
 */
package io.github.tpm4j.differential.executor;
