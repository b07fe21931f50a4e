package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.context.TpmsContext;

/**
 * A sequence as the TPM has saved it.
 *
 * @param epoch of the connection to the TPM: after its reset it takes the context no more
 * @param isMac whether it makes a MAC, or else signs
 */
record SavedSequence(TpmsContext context, long epoch, boolean isMac) {}
