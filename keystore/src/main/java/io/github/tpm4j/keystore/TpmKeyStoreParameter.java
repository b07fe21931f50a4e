package io.github.tpm4j.keystore;

import java.nio.file.Path;
import java.security.KeyStore;

/**
 * Where a KeyStore of type TPM is kept, for {@link
 * KeyStore#load(java.security.KeyStore.LoadStoreParameter)} and {@link
 * KeyStore#store(java.security.KeyStore.LoadStoreParameter)}, which replaces the file at once or
 * not at all.
 *
 * @param file the path of the key store; need not be there when it is stored
 * @param protection a {@link java.security.KeyStore.PasswordProtection}, a {@link
 *     java.security.KeyStore.CallbackHandlerProtection}, or null for a file without MAC
 */
public record TpmKeyStoreParameter(Path file, KeyStore.ProtectionParameter protection)
    implements KeyStore.LoadStoreParameter {

  @Override
  public KeyStore.ProtectionParameter getProtectionParameter() {
    return protection;
  }
}
