package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.crypto.CertifyKey;
import io.github.tpm4j.tpm12.commands.identity.ActivateIdentity;
import io.github.tpm4j.tpm12.commands.identity.MakeIdentity;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.identity.IdentityLabel;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.TpmSymmetricKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.util.function.IntFunction;

/**
 * What two secrets authorise: to make an identity key, to activate it, and to certify by it.
 *
 * @param tpm the TPM
 */
record Identities(Tpm12 tpm) {

  /** Makes an identity key, by the secrets of the storage root key and of the owner. */
  MakeIdentity.Response make(IdentityLabel label, AuthSecret secret) {
    try (AuthSecret storageRoot = Secrets.ofStorageRoot(KeyAuth.none(), tpm.settings());
        AuthSecret owner = OwnerSecret.of(tpm.settings())) {
      return Refusals.translated(
          () -> tpm.shared().turn(() -> made(label, secret, storageRoot, owner)));
    }
  }

  private MakeIdentity.Response made(
      IdentityLabel label, AuthSecret secret, AuthSecret storageRoot, AuthSecret owner) {
    try {
      return guarded(
          LoadableKey.PARENT_ID,
          storageRoot,
          Secrets.OWNER_ID,
          owner,
          client -> {
            try (OiapSession parent = client.oiap();
                OsapSession osap =
                    client.osap(EntityConstants.ET_OWNER, EntityConstants.KH_OWNER, owner)) {
              MakeIdentity.Request request =
                  new MakeIdentity.Request(
                      osap.encrypt(secret), label.digest(), KeyTemplates.identity());
              return client.execute(request, parent.lastWith(storageRoot), osap.authorization());
            }
          });
    } catch (TpmResponseException e) {
      throw NoOwner.explained(tpm.shared().client(), e);
    }
  }

  /** Has the TPM open what an authority has encrypted for an identity key. */
  TpmSymmetricKey activate(Tpm12PrivateKey key, Bytes asymBlob) {
    try (AuthSecret secret = key.secret();
        AuthSecret owner = OwnerSecret.of(tpm.settings())) {
      return loaded(
          key,
          handle ->
              tpm.shared()
                  .guardedPair(
                      key.loadable().id(),
                      secret,
                      Secrets.OWNER_ID,
                      owner,
                      () -> activated(handle, asymBlob, secret, owner)));
    }
  }

  private TpmSymmetricKey activated(
      int handle, Bytes asymBlob, AuthSecret secret, AuthSecret owner) {
    Tpm12Client client = tpm.shared().client();
    try (OiapSession own = client.oiap();
        OiapSession byOwner = client.oiap()) {
      ActivateIdentity.Request request = new ActivateIdentity.Request(handle, asymBlob);
      return client.execute(request, own.lastWith(secret), byOwner.lastWith(owner)).symmetricKey();
    }
  }

  /** Has an identity key say what another key is. */
  CertifyKey.Response certify(Tpm12PrivateKey identity, Tpm12PrivateKey key, Bytes nonce) {
    try (AuthSecret secret = identity.secret();
        AuthSecret keySecret = key.secret()) {
      return loaded(
          identity,
          by ->
              loaded(
                  key,
                  handle ->
                      guarded(
                          identity.loadable().id(),
                          secret,
                          key.loadable().id(),
                          keySecret,
                          client -> {
                            try (OiapSession own = client.oiap();
                                OiapSession ofKey = client.oiap()) {
                              return client.execute(
                                  new CertifyKey.Request(by, handle, nonce),
                                  own.lastWith(secret),
                                  ofKey.lastWith(keySecret));
                            }
                          })));
    }
  }

  private <R> R loaded(Tpm12PrivateKey key, IntFunction<R> work) {
    return Refusals.translated(() -> tpm.shared().loaded(key.loadable(), work));
  }

  /** A command of two secrets. */
  @FunctionalInterface
  private interface Command<R> {
    R of(Tpm12Client client);
  }

  private <R> R guarded(
      Object first,
      AuthSecret firstSecret,
      Object second,
      AuthSecret secondSecret,
      Command<R> command) {
    SharedTpm shared = tpm.shared();
    return shared.guarded(
        first,
        firstSecret,
        () -> shared.guardedSecond(second, secondSecret, () -> command.of(shared.client())));
  }
}
