package io.github.tpm4j.cli.dropin.setup;

/**
 * What certificates say of a TPM, as CMD_GET_INFO has it.
 *
 * @param specRevision of the TPM 2.0 Library, times 100
 * @param manufacturer {@code id:} and eight hexadecimal digits
 * @param version the same
 */
record TpmFacts(
    String specFamily,
    int specLevel,
    int specRevision,
    String manufacturer,
    String model,
    String version) {}
