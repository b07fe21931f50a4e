package io.github.tpm4j.capabilities.readings;

/**
 * A place where the text of the library leaves room, or was not seen confirmed by a second source.
 *
 * @param question what it does not say
 * @param reading what the bundled TPM does
 * @param alternative what else it could mean
 * @param home the class that holds the decision
 */
public record Reading(String question, String reading, String alternative, String home) {}
