package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * An NV Index of the section USER_NVRAM.
 *
 * @param data what TPM2_NV_Read gives; empty for an orderly Index, whose attributes are of its
 *     definition here
 */
record NvIndexData(TpmsNvPublic publicArea, SecretBytes authValue, byte[] data) {
  private static final int MAX_DATA_BYTES = 0xFFFF;

  static NvIndexData read(BlobReader in) {
    int version = in.section(Section.NV_INDEX);
    TpmsNvPublic publicArea = in.structure(TpmsNvPublic::read);
    SecretBytes authValue = in.secret();
    in.tail(version);
    int length = in.u32();
    in.require(length >= 0 && length <= MAX_DATA_BYTES);
    return new NvIndexData(publicArea, authValue, in.array(length));
  }
}
