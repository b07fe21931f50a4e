package io.github.tpm4j.tpm12.client;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.tpm12.commands.storage.CreateWrapKey;
import io.github.tpm4j.tpm12.commands.storage.LoadKey2;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** A TPM 1.2 of swtpm with an endorsement key and an owner; the SRK has the well-known secret. */
final class OwnedTpm implements AutoCloseable {
  static final int SRK = EntityConstants.KH_SRK;

  private Swtpm swtpm;
  final Tpm12Client client;
  final TpmPubkey endorsementKey;
  final AuthSecret owner = AuthSecret.ofUtf8("the owner's".toCharArray());
  final AuthSecret srk = AuthSecret.wellKnown();

  OwnedTpm() throws IOException {
    this(transport -> transport);
  }

  /**
   * @param between what stands between the client and the TPM
   */
  OwnedTpm(UnaryOperator<Transport> between) throws IOException {
    swtpm = Swtpm.tpm12();
    client = Tpm12Client.connect(between.apply(Transports.open(swtpm.tcti())));
    endorsementKey = Ownership.createEndorsementKey(client);
    Ownership.take(client, endorsementKey, owner, srk);
  }

  TpmKey create(TpmKey template, AuthSecret secret) {
    try (OsapSession osap = client.osap(EntityConstants.ET_SRK, SRK, srk)) {
      CreateWrapKey.Request request =
          new CreateWrapKey.Request(
              SRK, osap.encrypt(secret), osap.encryptSecond(secret), template);
      return client.execute(request, osap.authorization()).wrappedKey();
    }
  }

  int load(TpmKey key) {
    try (OiapSession oiap = client.oiap()) {
      return client.execute(new LoadKey2.Request(SRK, key), oiap.lastWith(srk)).inkeyHandle();
    }
  }

  void kill() {
    swtpm.kill();
  }

  void startAgain() throws IOException {
    swtpm = Swtpm.again(swtpm);
  }

  @Override
  public void close() throws IOException {
    client.close();
    swtpm.close();
  }
}
