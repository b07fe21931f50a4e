package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.engine.store.StateLocation;
import java.util.Optional;

/**
 * What a command line of {@code swtpm socket} asks for.
 *
 * @param family which TPM it is
 * @param server the data channel, if it is not brought over the control channel
 * @param control the control channel, if there is one
 * @param state where the TPM's state is; swtpm misses it only when it powers the TPM on
 * @param key what the state is encrypted with, as {@link KeyOption} reads it
 * @param migrationKey what state is encrypted with that leaves by the control channel
 * @param power what the TPM is given before the first client comes
 * @param terminates whether the TPM ends with its data channel
 * @param rejectsLocality4 whether nobody may set locality 4
 * @param migration how the state is passed on where two processes share its place
 */
record SocketSettings(
    SocketFamily family,
    Optional<ChannelOptions.Server> server,
    Optional<ChannelOptions.Control> control,
    Optional<StateLocation> state,
    Optional<String> key,
    Optional<String> migrationKey,
    PowerFlags power,
    boolean terminates,
    boolean rejectsLocality4,
    MigrationOption migration,
    Optional<PidFile> pid,
    LogOption log) {}
