package io.github.tpm4j.tpm12.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.error.TpmTransportException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.wire.Bytes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A TPM that vanishes between two commands of a session, and comes back. */
@Tag("peer")
class KilledTpmTest {

  @Test
  void theSameClientGoesOnWithAKeyThatIsLoadedAgain() throws Exception {
    try (OwnedTpm tpm = new OwnedTpm();
        AuthSecret secret = AuthSecret.ofUtf8("the key's".toCharArray());
        KeptSession kept = new KeptSession(tpm.client)) {
      int scheme = KeyConstants.SS_RSASSAPKCS1V15_SHA1;
      TpmKey key = tpm.create(KeyTemplates.signing(1024, scheme), secret);
      Sign.Request request = new Sign.Request(tpm.load(key), Bytes.of(new byte[20]));
      kept.execute(request, secret);
      tpm.kill();
      assertThrows(TpmTransportException.class, () -> kept.execute(request, secret));
      tpm.startAgain();
      Sign.Request loaded = new Sign.Request(tpm.load(key), Bytes.of(new byte[20]));
      assertEquals(128, kept.execute(loaded, secret).sig().size());
    }
  }
}
