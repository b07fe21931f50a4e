package io.github.tpm4j.tpm12.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.nv.DirRead;
import io.github.tpm4j.tpm12.commands.nv.DirWriteAuth;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.transport.Transports;
import org.junit.jupiter.api.Test;

/** A TPM without an owner has no secret that is the owner's. */
class OwnerlessTest {
  private static final Bytes ZEROS = Bytes.of(new byte[20]);

  @Test
  void zerosAreNotItsOwnersSecret() throws Exception {
    try (Tpm12Client tpm = Tpm12Client.connect(Transports.open("engine12:memory"));
        OiapSession oiap = tpm.oiap()) {
      byte[] ones = new byte[20];
      ones[0] = 1;
      DirWriteAuth.Request write = new DirWriteAuth.Request(0, Bytes.of(ones));
      TpmResponseException refused =
          assertThrows(
              TpmResponseException.class,
              () -> tpm.execute(write, oiap.with(AuthSecret.wellKnown())));
      assertTrue(refused.is(TpmResult.AUTHFAIL), refused::getMessage);
      assertEquals(ZEROS, tpm.execute(new DirRead.Request(0)).dirContents());
    }
  }
}
