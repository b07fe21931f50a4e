package io.github.tpm4j.differential.step;

import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * What the caller of TPM2_StartAuthSession knows of the session.
 *
 * @param hash authHash
 * @param symmetric for parameter encryption
 * @param bindAuthValue the authValue of the bind entity
 * @param salt the salt, not encrypted; may differ between the TPMs
 * @param keyed whether there is a sessionKey: tpmKey or bind is not TPM_RH_NULL
 * @param nonceCaller the caller's first nonce
 */
public record SessionSecrets(
    TpmAlg hash,
    TpmtSymDef symmetric,
    Bytes bindAuthValue,
    Arg salt,
    boolean keyed,
    Bytes nonceCaller) {}
