package io.github.tpm4j.cli.tpm;

/**
 * Something that is wrong, and what to do about it.
 *
 * @param id for programs, such as {@code lockout}; stays as it is
 * @param what is wrong
 * @param remedy what to do
 */
public record Finding(String id, String what, String remedy) {}
