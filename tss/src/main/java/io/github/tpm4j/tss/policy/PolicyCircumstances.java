package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a policy is held against.
 *
 * @param command the command to be authorised; empty if it is not known yet
 * @param inputs what the caller gives
 * @param pcrs reads PCR of the TPM
 */
public record PolicyCircumstances(
    Optional<TpmCc> command, PolicyInputs inputs, Function<TpmlPcrSelection, PcrValues> pcrs) {}
