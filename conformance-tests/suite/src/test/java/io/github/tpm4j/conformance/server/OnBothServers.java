package io.github.tpm4j.conformance.server;

import org.junit.jupiter.params.provider.EnumSource;

/** Runs a class of tests with a TPM of each server, as clients that know TCTIs reach it. */
@EnumSource(
    value = Protocol.class,
    names = {"MSSIM", "SWTPM_UNIX"})
abstract class OnBothServers extends OnServer {}
