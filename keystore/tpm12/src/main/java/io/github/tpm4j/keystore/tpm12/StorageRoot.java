package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.endorsement.OwnerReadInternalPub;
import io.github.tpm4j.tpm12.commands.storage.GetPubKey;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmException;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.structures.TpmPubkey;

/**
 * The public part of the storage root key. A TPM 1.2 shows it to its owner; to others only where he
 * allows it.
 *
 * @param tpm the TPM
 */
record StorageRoot(Tpm12 tpm) {
  /**
   * Reads it: by the owner's secret if the settings have it, which also proves that nobody between
   * has put another key in its place; else by that of the storage root key.
   *
   * @param parent the secret of the storage root key, if it is not in the settings
   */
  TpmPubkey publicPart(KeyAuth parent) {
    return tpm.shared()
        .turn(
            () -> tpm.settings().ownerPassword().isPresent() ? shownToOwner() : shownToAll(parent));
  }

  private TpmPubkey shownToOwner() {
    SharedTpm shared = tpm.shared();
    try (AuthSecret owner = OwnerSecret.of(tpm.settings())) {
      return shared.guarded(Secrets.OWNER_ID, owner, () -> shownToOwner(shared.client(), owner));
    }
  }

  private static TpmPubkey shownToOwner(Tpm12Client client, AuthSecret owner) {
    try (OiapSession oiap = client.oiap()) {
      OwnerReadInternalPub.Request request =
          new OwnerReadInternalPub.Request(EntityConstants.KH_SRK);
      return client.execute(request, oiap.lastWith(owner)).publicPortion();
    }
  }

  private TpmPubkey shownToAll(KeyAuth parent) {
    SharedTpm shared = tpm.shared();
    try (AuthSecret storageRoot = Secrets.ofStorageRoot(parent, tpm.settings())) {
      return shared.guarded(
          LoadableKey.PARENT_ID, storageRoot, () -> shownToAll(shared.client(), storageRoot));
    } catch (TpmResponseException e) {
      if (e.is(TpmResult.INVALID_KEYHANDLE)) {
        throw new TpmException(
            "The TPM does not show the public part of its storage root key, which keys of software"
                + " are encrypted to: give the owner's secret (ownerPasswordFile), or let the owner"
                + " show it to all (tpm_restrictsrk -a)",
            e);
      }
      throw e;
    }
  }

  private static TpmPubkey shownToAll(Tpm12Client client, AuthSecret storageRoot) {
    try (OiapSession oiap = client.oiap()) {
      GetPubKey.Request request = new GetPubKey.Request(EntityConstants.KH_SRK);
      return client.execute(request, oiap.lastWith(storageRoot)).pubKey();
    }
  }
}
