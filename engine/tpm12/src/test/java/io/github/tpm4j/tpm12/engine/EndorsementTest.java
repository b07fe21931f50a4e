package io.github.tpm4j.tpm12.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.endorsement.CreateEndorsementKeyPair;
import io.github.tpm4j.tpm12.commands.nv.NvDefineSpace;
import io.github.tpm4j.tpm12.commands.nv.NvReadValue;
import io.github.tpm4j.tpm12.commands.nv.NvWriteValue;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.structures.TpmNvAttributes;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.structures.TpmPubkey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import io.github.tpm4j.transport.Transports;
import org.junit.jupiter.api.Test;

/** The endorsement key, and its certificate where swtpm_setup puts it. */
class EndorsementTest {
  private static final int EK_CERTIFICATE = 0x1000_F000;
  private static final int SIGNATURE_SCHEME_OF_SWTPM_SETUP = KeyConstants.SS_RSASSAPKCS1V15_SHA1;

  private static TpmNvDataPublic space(int index, int sizeBytes) {
    TpmPcrInfoShort anywhere =
        new TpmPcrInfoShort(TpmPcrSelection.of(), 31, Bytes.of(new byte[20]));
    TpmNvAttributes ownerWrites = new TpmNvAttributes(NvConstants.PER_OWNERWRITE);
    return new TpmNvDataPublic(
        index, anywhere, anywhere, ownerWrites, false, false, false, sizeBytes);
  }

  @Test
  void anEndorsementKeySignsNothingWhateverWasAskedFor() throws Exception {
    try (Tpm12Client client = Tpm12Client.connect(Transports.open("engine12:memory"))) {
      TpmKeyParms asked =
          TpmKeyParms.rsa(
              2048, KeyConstants.ES_RSAESOAEP_SHA1_MGF1, SIGNATURE_SCHEME_OF_SWTPM_SETUP);
      TpmPubkey made =
          client
              .execute(new CreateEndorsementKeyPair.Request(Bytes.of(new byte[20]), asked))
              .pubEndorsementKey();
      assertEquals(KeyConstants.SS_NONE, made.algorithmParms().sigScheme());
      assertEquals(256, made.modulus().size());
    }
  }

  @Test
  void aCertificateIsKeptAndCannotBeReplacedOnceNvIsLocked() throws Exception {
    try (Tpm12Client client = Tpm12Client.connect(Transports.open("engine12:memory"))) {
      byte[] certificate = {0x10, 0x01, 0x00, 0x00, 0x02, 0x30, 0x00};
      Bytes noSecret = Bytes.of(new byte[20]);
      client.execute(
          new NvDefineSpace.Request(space(EK_CERTIFICATE, certificate.length), noSecret));
      client.execute(new NvWriteValue.Request(EK_CERTIFICATE, 0, SecretBytes.of(certificate)));
      client.execute(new NvDefineSpace.Request(space(-1, 0), noSecret));
      SecretBytes read =
          client.execute(new NvReadValue.Request(EK_CERTIFICATE, 0, certificate.length)).data();
      assertArrayEquals(certificate, read.toArray());
      TpmResponseException refused =
          assertThrows(
              TpmResponseException.class,
              () -> client.execute(new NvDefineSpace.Request(space(EK_CERTIFICATE, 4), noSecret)));
      assertTrue(refused.is(TpmResult.BADINDEX), refused.getMessage());
    }
  }
}
