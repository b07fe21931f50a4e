package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.tpm12.session.AuthSecret;

/**
 * What the owner of a TPM 1.2 shows it.
 *
 * @param owner the owner's own secret
 * @param storageRoot that of the storage root key
 */
record OwnerSecrets(AuthSecret owner, AuthSecret storageRoot) implements AutoCloseable {

  @Override
  public void close() {
    owner.close();
    storageRoot.close();
  }
}
