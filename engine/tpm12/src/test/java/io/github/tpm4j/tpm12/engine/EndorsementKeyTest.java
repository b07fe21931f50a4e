package io.github.tpm4j.tpm12.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.endorsement.CreateEndorsementKeyPair;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.transport.Transports;
import org.junit.jupiter.api.Test;

/** Which endorsement keys can be asked for; libtpms answers the same. */
class EndorsementKeyTest {
  private static final int OAEP = KeyConstants.ES_RSAESOAEP_SHA1_MGF1;

  private static TpmKeyParms made(int bits, int encScheme, int sigScheme) throws Exception {
    try (Tpm12Client client = Tpm12Client.connect(Transports.open("engine12:memory"))) {
      TpmKeyParms parms = TpmKeyParms.rsa(bits, encScheme, sigScheme);
      return client
          .execute(new CreateEndorsementKeyPair.Request(Bytes.of(new byte[20]), parms))
          .pubEndorsementKey()
          .algorithmParms();
    }
  }

  @Test
  void theSchemeOfSignaturesIsNone_whateverIsAskedFor() throws Exception {
    TpmKeyParms expected = TpmKeyParms.rsa(2048, OAEP, KeyConstants.SS_NONE);
    assertEquals(expected, made(2048, OAEP, KeyConstants.SS_RSASSAPKCS1V15_SHA1));
  }

  @Test
  void otherSizesAndEncryptionsAreRefused() {
    assertRefused(1024, OAEP);
    assertRefused(2048, KeyConstants.ES_NONE);
  }

  private static void assertRefused(int bits, int encScheme) {
    TpmResponseException refused =
        assertThrows(TpmResponseException.class, () -> made(bits, encScheme, KeyConstants.SS_NONE));
    assertTrue(refused.is(TpmResult.BAD_KEY_PROPERTY), refused.getMessage());
  }
}
