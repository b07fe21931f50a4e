package io.github.tpm4j.engine.capability;

import io.github.tpm4j.tss.structures.TpmuCapabilities;

/**
 * A part of what a TPM has of a capability.
 *
 * @param moreData whether elements follow that were not asked for or did not fit
 */
public record CapabilityPage(boolean moreData, TpmuCapabilities data) {}
