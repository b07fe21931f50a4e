package io.github.tpm4j.cli.dropin.setup;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a command line asks for.
 *
 * @param family of the TPM
 * @param key what the state is encrypted with, as the option {@code --key} of {@code swtpm} has it
 * @param keyNotice the line that says so
 * @param reconfigures whether only the PCR banks of a state that is there are changed
 * @param replaces whether a state that is there goes
 * @param keys a TPM 1.2 has no other than an endorsement key
 * @param owner the secrets of an owner, if the TPM gets one
 * @param pcrBanks of a TPM 2.0: names with commas between them; empty to leave the banks as they
 *     are
 * @param certificateFolder where copies of the endorsement keys' certificates are written
 */
record SetupSettings(
    SetupFamily family,
    StatePlace place,
    Optional<String> key,
    Optional<String> keyNotice,
    SetupConfig config,
    boolean reconfigures,
    boolean replaces,
    WantedKeys keys,
    Optional<OwnerSecrets> owner,
    boolean createsEkCertificates,
    boolean createsPlatformCertificate,
    boolean locks,
    Optional<String> pcrBanks,
    Optional<String> vmId,
    Optional<Path> certificateFolder) {}
