package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.device.KeyAuthorization;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.function.Supplier;

/**
 * A key in the TPM's own memory.
 *
 * @param handle 0x81000000 to 0x81FFFFFF
 * @param publicArea its public area
 */
public record PersistentKey(TpmHandle handle, TpmtPublic publicArea) implements KeySource {

  /** False: the TPM does not tell. */
  @Override
  public boolean needsAuth() {
    return false;
  }

  /** Takes the key's password; its policy, if it has one, the TPM does not tell. */
  @Override
  public TpmKey open(TpmConnection tpm, Supplier<SecretBytes> authValue, PolicyInputs inputs) {
    return tpm.device().persistentKey(handle, KeyAuthorization.password(authValue));
  }
}
