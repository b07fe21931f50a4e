package io.github.tpm4j.differential.generate;

/**
 * Something that a sequence may do next.
 *
 * @param weight how often, relative to others
 * @param commands runs one command or a few that belong together
 */
record Move(int weight, Runnable commands) {}
