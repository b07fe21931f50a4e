/**
 * A TPM as this JVM has it: one object for each, with its connection, what is loaded and started in
 * it, and what was learnt of it; and the turns in which it is used.
 */
package io.github.tpm4j.tss.managed;
