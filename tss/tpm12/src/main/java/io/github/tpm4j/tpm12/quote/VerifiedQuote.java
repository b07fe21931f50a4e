package io.github.tpm4j.tpm12.quote;

import io.github.tpm4j.tpm12.structures.TpmCapVersionInfo;
import io.github.tpm4j.tpm12.structures.TpmPcrComposite;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a quote has proved.
 *
 * @param pcrs the PCR and their values
 * @param locality bit n stands for locality n; empty with TPM_Quote, which does not say
 * @param version of the TPM; empty unless TPM_Quote2 was asked for it
 */
public record VerifiedQuote(
    TpmPcrComposite pcrs, OptionalInt locality, Optional<TpmCapVersionInfo> version) {}
