package io.github.tpm4j.keystore.tpm12;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tcsd;
import io.github.tpm4j.tpm12.client.Ownership;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.commands.storage.CreateWrapKey;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.transport.Transports;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A tcsd that forgets sessions and keys, as it does when it is started again. */
@Tag("peer")
class RestartedTcsdTest {
  private static final Bytes CONTENT = Bytes.of(new byte[20]);

  private final AuthSecret srk = AuthSecret.wellKnown();
  private final AuthSecret password = AuthSecret.ofUtf8("the key's".toCharArray());

  private LoadableKey made(Tpm12Client client) {
    try (OsapSession osap = client.osap(EntityConstants.ET_SRK, EntityConstants.KH_SRK, srk)) {
      CreateWrapKey.Request request =
          new CreateWrapKey.Request(
              EntityConstants.KH_SRK,
              osap.encrypt(password),
              osap.encryptSecond(srk),
              KeyTemplates.signing(512));
      return LoadableKey.of(
          client.execute(request, osap.authorization()).wrappedKey(), AuthSecret::wellKnown);
    }
  }

  private Bytes signed(SharedTpm tpm, LoadableKey key) {
    return tpm.<Sign.Response>use(
            key, password, handle -> new Sign.Request(handle, CONTENT), response -> true)
        .sig();
  }

  @Test
  void betweenTwoSignatures_costsNoneOfThem() throws Exception {
    try (Swtpm swtpm = Swtpm.tpm12();
        Tcsd tcsd = Tcsd.above(swtpm.port())) {
      Tpm12Client client = Tpm12Client.connect(Transports.open(tcsd.tcti()));
      Ownership.take(client, Ownership.createEndorsementKey(client), srk, srk);
      SharedTpm tpm = new SharedTpm(client);
      LoadableKey key = made(client);
      Bytes first = signed(tpm, key);
      tcsd.restart();
      assertEquals(first, signed(tpm, key));
      assertEquals(first, signed(tpm, key));
      tpm.close();
    }
  }
}
