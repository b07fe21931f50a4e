package io.github.tpm4j.tss.session;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;

/**
 * A loaded decryption key of the TPM, to which the secret of a session is encrypted.
 *
 * @param handle where it is loaded
 * @param publicArea its public area; who can replace it can read the session's secret
 */
public record SaltKey(TpmHandle handle, TpmtPublic publicArea) {}
