/**
 * SIGKILL at random moments: what a command has acknowledged is there afterwards, and nothing is
 * there by half. {@link io.github.tpm4j.conformance.kill.KillRounds} says how often.
 */
package io.github.tpm4j.conformance.kill;
