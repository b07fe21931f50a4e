package io.github.tpm4j.tpm12.client;

import io.github.tpm4j.tpm12.commands.endorsement.CreateEndorsementKeyPair;
import io.github.tpm4j.tpm12.commands.endorsement.ReadPubek;
import io.github.tpm4j.tpm12.commands.ownership.TakeOwnership;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.error.TpmIntegrityException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.AuthSession;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;

/** What is done once in a TPM's life, or once for each owner. Nothing here is done unasked. */
public final class Ownership {
  private Ownership() {}

  /**
   * Lets a TPM that has none make its endorsement key. Takes seconds to minutes.
   *
   * @param client of the TPM
   * @return the public key
   * @throws io.github.tpm4j.tpm12.error.TpmResponseException with TPM_DISABLED_CMD if it has one
   */
  public static TpmPubkey createEndorsementKey(Tpm12Client client) {
    Bytes nonce = AuthSession.newNonce();
    CreateEndorsementKeyPair.Response response =
        client.execute(
            new CreateEndorsementKeyPair.Request(
                nonce, KeyTemplates.storageRoot().algorithmParms()));
    return checked(response.pubEndorsementKey(), nonce, response.checksum());
  }

  /**
   * Reads the public endorsement key of a TPM without an owner.
   *
   * @param client of the TPM
   * @return the public key; who wants to be sure that it is a TPM's compares it with a certificate
   * @throws io.github.tpm4j.tpm12.error.TpmResponseException with TPM_NO_ENDORSEMENT if it has
   *     none, with TPM_DISABLED_CMD if it has an owner
   */
  public static TpmPubkey readEndorsementKey(Tpm12Client client) {
    Bytes nonce = AuthSession.newNonce();
    ReadPubek.Response response = client.execute(new ReadPubek.Request(nonce));
    return checked(response.pubEndorsementKey(), nonce, response.checksum());
  }

  private static TpmPubkey checked(TpmPubkey key, Bytes nonce, Bytes checksum) {
    if (!Sha1.of(key.toBytes(), nonce).equals(checksum)) {
      throw new TpmIntegrityException("The endorsement key's checksum is wrong: it was altered");
    }
    return key;
  }

  /**
   * Takes ownership: gives the TPM an owner and a new storage root key. Takes seconds.
   *
   * @param client of a TPM without an owner
   * @param endorsementKey that both secrets are encrypted to
   * @param owner the owner's secret from now on
   * @param storageRoot the SRK's secret, mostly {@link AuthSecret#wellKnown}
   * @return the public part of the storage root key
   * @throws io.github.tpm4j.tpm12.error.TpmResponseException with TPM_OWNER_SET if it has an owner,
   *     with TPM_INSTALL_DISABLED if it allows none
   */
  public static TpmKey take(
      Tpm12Client client, TpmPubkey endorsementKey, AuthSecret owner, AuthSecret storageRoot) {
    TakeOwnership.Request request =
        new TakeOwnership.Request(
            EntityConstants.PID_OWNER,
            TcpaOaep.encrypt(endorsementKey, owner),
            TcpaOaep.encrypt(endorsementKey, storageRoot),
            KeyTemplates.storageRoot());
    try (OiapSession session = client.oiap()) {
      return client.execute(request, session.lastWith(owner)).srkPub();
    }
  }
}
