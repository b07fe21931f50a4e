package io.github.tpm4j.tpm12.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tpm12.commands.nv.NvDefineSpace;
import io.github.tpm4j.tpm12.commands.nv.NvReadValue;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.structures.TpmNvAttributes;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import org.junit.jupiter.api.Test;

/** No response is longer than the buffer of the interface, which is as long as the TPM says. */
class ResponseSizeTest {
  private static final int INDEX = 0x20;
  private static final int SIZE_BYTES = 6_000;

  /** Of a buffer of 4,096 bytes: without the header, the size and an authorisation. */
  private static final int MOST_BYTES = 4_096 - 14 - 41;

  private static TpmNvDataPublic index() {
    TpmPcrInfoShort anywhere =
        new TpmPcrInfoShort(TpmPcrSelection.of(), 0x1F, Bytes.of(new byte[20]));
    int attributes = NvConstants.PER_OWNERWRITE | NvConstants.PER_OWNERREAD;
    return new TpmNvDataPublic(
        INDEX,
        anywhere,
        anywhere,
        new TpmNvAttributes(attributes),
        false,
        false,
        false,
        SIZE_BYTES);
  }

  private static int read(OwnedTpm12 tpm, int sizeBytes) {
    try (OiapSession oiap = tpm.client.oiap()) {
      NvReadValue.Request request = new NvReadValue.Request(INDEX, 0, sizeBytes);
      return tpm.client.execute(request, oiap.lastWith(tpm.owner)).data().toArray().length;
    }
  }

  @Test
  void whatDoesNotFitIsRefused() throws Exception {
    try (OwnedTpm12 tpm = new OwnedTpm12()) {
      try (OsapSession osap =
          tpm.client.osap(EntityConstants.ET_OWNER, EntityConstants.KH_OWNER, tpm.owner)) {
        NvDefineSpace.Request define = new NvDefineSpace.Request(index(), osap.encrypt(tpm.srk));
        tpm.client.execute(define, osap.authorization());
      }
      assertEquals(MOST_BYTES, read(tpm, MOST_BYTES));
      for (int sizeBytes : new int[] {MOST_BYTES + 1, SIZE_BYTES}) {
        TpmResponseException refused =
            assertThrows(TpmResponseException.class, () -> read(tpm, sizeBytes));
        assertTrue(refused.is(TpmResult.SIZE), refused.getMessage());
      }
    }
  }
}
