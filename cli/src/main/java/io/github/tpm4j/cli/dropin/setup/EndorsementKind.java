package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.templates.EndorsementKey;

/**
 * An endorsement key with its places and names.
 *
 * @param handle where it is persistent
 * @param label in messages
 * @param fileLabel in the names of files
 */
record EndorsementKind(EndorsementKey key, TpmHandle handle, String label, String fileLabel) {}
