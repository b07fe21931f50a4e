package io.github.tpm4j.keystore;

import java.security.KeyStore;

/**
 * Loads a KeyStore of type TPM with what is in the TPM's own memory, by {@link
 * KeyStore#load(java.security.KeyStore.LoadStoreParameter)}: persistent keys and NV Indices. A
 * KeyStore of type {@code TPM-NV} needs no parameter. It has no password of its own.
 */
public record TpmMemoryParameter() implements KeyStore.LoadStoreParameter {

  /** None. */
  @Override
  public KeyStore.ProtectionParameter getProtectionParameter() {
    return null;
  }
}
