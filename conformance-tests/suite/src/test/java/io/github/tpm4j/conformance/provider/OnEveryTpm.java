package io.github.tpm4j.conformance.provider;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs a class of tests with each implementation of the TPM, reached in one way. */
@Tag("peer")
@ParameterizedClass
@EnumSource(
    value = TestTpm.class,
    names = {"SWTPM", "BUNDLED"})
abstract class OnEveryTpm extends OnTpm {}
