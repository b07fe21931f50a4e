package io.github.tpm4j.tpm12.engine;

import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.storage.CreateWrapKey;
import io.github.tpm4j.tpm12.commands.storage.LoadKey2;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;

/** A bundled TPM 1.2 with an endorsement key and an owner; the SRK has the well-known secret. */
public final class OwnedTpm12 implements AutoCloseable {
  /** The handle of the storage root key. */
  public static final int SRK = EntityConstants.KH_SRK;

  /** A client of it. */
  public final Tpm12Client client;

  /** The owner's secret. */
  public final AuthSecret owner = AuthSecret.ofUtf8("the owner's".toCharArray());

  /** That of the storage root key. */
  public final AuthSecret srk = AuthSecret.wellKnown();

  /** In this process, in memory. */
  public OwnedTpm12() throws TransportException {
    this("engine12:memory");
  }

  /** That of a TCTI, which has no owner. */
  public OwnedTpm12(String tcti) throws TransportException {
    client = Tpm12Client.connect(Transports.open(tcti));
    TpmPubkey endorsementKey = Ownership.createEndorsementKey(client);
    Ownership.take(client, endorsementKey, owner, srk);
  }

  /** A new key of the SRK. */
  public TpmKey create(TpmKey template, AuthSecret secret) {
    try (OsapSession osap = client.osap(EntityConstants.ET_SRK, SRK, srk)) {
      CreateWrapKey.Request request =
          new CreateWrapKey.Request(
              SRK, osap.encrypt(secret), osap.encryptSecond(secret), template);
      return client.execute(request, osap.authorization()).wrappedKey();
    }
  }

  /** The handle of a loaded key. */
  public int load(TpmKey key) {
    try (OiapSession oiap = client.oiap()) {
      return client.execute(new LoadKey2.Request(SRK, key), oiap.lastWith(srk)).inkeyHandle();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
