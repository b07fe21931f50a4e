package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.resource.KeyAuthorization;

/** Where a TPM key is kept. */
public sealed interface KeySource permits WrappedKey, PersistentKey {
  /** The TPM's description of the key. */
  TpmtPublic publicArea();

  /** Whether the key is known to need a password. */
  boolean needsAuth();

  /**
   * The key as it is used.
   *
   * @param given the key's password, and what its policy may ask for
   * @param parent how its storage key is authorised, where that is not as the settings say
   */
  TpmKey open(TpmConnection tpm, KeyAuthorization given, ParentAuth parent);
}
