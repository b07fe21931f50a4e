package io.github.tpm4j.tpm12.client;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tcsd;
import io.github.tpm4j.tpm12.commands.endorsement.OwnerReadInternalPub;
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
  private final Tcsd tcsd;
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
    this(Swtpm.tpm12(), null, between);
  }

  private OwnedTpm(Swtpm swtpm, Tcsd tcsd, UnaryOperator<Transport> between) throws IOException {
    this.swtpm = swtpm;
    this.tcsd = tcsd;
    String tcti = tcsd == null ? swtpm.tcti() : tcsd.tcti();
    client = Tpm12Client.connect(between.apply(Transports.open(tcti)));
    endorsementKey = Ownership.createEndorsementKey(client);
    Ownership.take(client, endorsementKey, owner, srk);
  }

  /** One whose client goes through tcsd. */
  static OwnedTpm throughTcsd() throws IOException {
    Swtpm swtpm = Swtpm.tpm12();
    return new OwnedTpm(swtpm, Tcsd.above(swtpm.port()), transport -> transport);
  }

  /** Where {@link #throughTcsd} has put its tcsd. */
  Tcsd tcsd() {
    return tcsd;
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

  /** The public part of the storage root key, which the owner is shown. */
  TpmPubkey srkPublic() {
    try (OiapSession oiap = client.oiap()) {
      OwnerReadInternalPub.Request request = new OwnerReadInternalPub.Request(SRK);
      return client.execute(request, oiap.lastWith(owner)).publicPortion();
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
    if (tcsd != null) {
      tcsd.close();
    }
    swtpm.close();
  }
}
