package io.github.tpm4j.cli.fleet;

import io.github.tpm4j.engine.manufacture.EkCertificates;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.Durability;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What all TPMs of a fleet have in common.
 *
 * @param directory with a folder for each TPM
 * @param keys where their keys are; null for a folder in that directory
 * @param most how many TPMs are served
 * @param certificates what a new TPM in a directory is made with
 */
public record FleetSettings(
    Path directory,
    Path keys,
    int most,
    Profile profile,
    Durability durability,
    Function<Path, EkCertificates> certificates) {}
