package io.github.tpm4j.tpm12.engine.nv;

import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.wire.TpmReader;

/** What an Index takes of the room for all, as swtpm counts it. */
final class NvRoom {
  private static final int PLAIN_BYTES = 47;

  private NvRoom() {}

  /** {@return the bytes that an Index takes beside others; its size may be any unsigned number} */
  static long bytes(TpmNvDataPublic index) {
    return PLAIN_BYTES
        + bytes(index.pcrInfoRead())
        + bytes(index.pcrInfoWrite())
        + Integer.toUnsignedLong(index.dataSizeBytes());
  }

  /** A digest is kept of PCR that were selected alone. */
  private static long bytes(TpmPcrInfoShort info) {
    int digest = info.pcrSelection().pcrs().isEmpty() ? 0 : TpmReader.DIGEST_SIZE_BYTES;
    return info.pcrSelection().pcrSelect().size() + digest;
  }
}
