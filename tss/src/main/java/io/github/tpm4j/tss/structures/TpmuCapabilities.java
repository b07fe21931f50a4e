package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Marshallable;

/**
 * TPMU_CAPABILITIES (Part 2, 10.10.1): what GetCapability answers, by the kind that was asked for.
 * TPMS_CAPABILITY_DATA reads it; it is not sealed, for its arms are of several packages.
 */
public interface TpmuCapabilities extends Marshallable {}
