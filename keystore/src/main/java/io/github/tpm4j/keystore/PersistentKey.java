package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.resource.KeyAuthorization;
import java.util.Optional;

/**
 * A key in the TPM's own memory.
 *
 * @param handle 0x81000000 to 0x81FFFFFF
 * @param publicArea its public area
 * @param policy what it is used by, as the TPM does not tell it; empty to use it by its password
 */
public record PersistentKey(TpmHandle handle, TpmtPublic publicArea, Optional<Policy> policy)
    implements KeySource {

  /** False: the TPM does not tell. */
  @Override
  public boolean needsAuth() {
    return false;
  }

  @Override
  public TpmKey open(TpmConnection tpm, KeyAuthorization given, ParentAuth parent) {
    return tpm.device().persistentKey(handle, policy.map(given::by).orElse(given));
  }
}
