package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.function.Supplier;

/** Where a TPM key is kept. */
public sealed interface KeySource permits WrappedKey, PersistentKey {
  /** The TPM's description of the key. */
  TpmtPublic publicArea();

  /** Whether the key is known to need a password. */
  boolean needsAuth();

  /**
   * The key as it is used.
   *
   * @param authValue the key's password; what it supplies is wiped
   * @param inputs what the key's policy may ask for
   */
  TpmKey open(TpmConnection tpm, Supplier<SecretBytes> authValue, PolicyInputs inputs);
}
