package io.github.tpm4j.differential.generators;

/**
 * Something that a sequence may do next.
 *
 * @param weight how often, relative to others
 * @param commands runs one command or a few that belong together
 */
record Action(int weight, Runnable commands) {}
