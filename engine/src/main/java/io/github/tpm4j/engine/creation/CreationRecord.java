package io.github.tpm4j.engine.creation;

import io.github.tpm4j.tss.creation.TpmsCreationData;
import io.github.tpm4j.tss.structures.TpmtTkCreation;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * What the TPM tells of the circumstances of a creation, and its word for it (Part 2, 15; Part 3,
 * 12.1).
 */
public record CreationRecord(TpmsCreationData data, Bytes hash, TpmtTkCreation ticket) {}
