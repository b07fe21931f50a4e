/**
 * What all verifiers have in common: a {@link io.github.tpm4j.attest.Verdict}, and the {@link
 * io.github.tpm4j.attest.Refusal} that says what is wrong and where.
 *
 * <p>What comes from the other side is never believed: no input, however made, ends in an exception
 * of the JVM or takes memory without bound. Exceptions are for mistakes of the program that calls.
 */
package io.github.tpm4j.attest;
