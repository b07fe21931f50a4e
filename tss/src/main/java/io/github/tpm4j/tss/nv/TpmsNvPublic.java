package io.github.tpm4j.tss.nv;

import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_NV_PUBLIC (Part 2, 13.5): the public area of an NV Index. */
public record TpmsNvPublic(
    TpmHandle nvIndex, TpmAlg nameAlg, TpmaNv attributes, Bytes authPolicy, int dataSize)
    implements TpmuNvPublic2 {

  /**
   * Reads; a TPM answers TPM_RC_SIZE to a dataSize above MAX_NV_INDEX_SIZE.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmsNvPublic read(TpmReader in) {
    TpmsNvPublic value =
        new TpmsNvPublic(
            TpmiRh.NV_LEGACY_INDEX.read(in),
            TpmiAlg.HASH.read(in),
            TpmaNv.read(in),
            Tpm2b.DIGEST.read(in),
            in.u16());
    in.check(value.dataSize <= in.limits().of(Limit.MAX_NV_INDEX_SIZE), TpmRc.SIZE);
    return value;
  }

  /**
   * Reads a TPM2B_NV_PUBLIC.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmsNvPublic readSized(TpmReader in) {
    return in.sized(TpmsNvPublic::read);
  }

  @Override
  public TpmaNv commonAttributes() {
    return attributes;
  }

  @Override
  public TpmsNvPublic withCommonAttributes(TpmaNv newAttributes) {
    return new TpmsNvPublic(nvIndex, nameAlg, newAttributes, authPolicy, dataSize);
  }

  @Override
  public void write(TpmWriter out) {
    nvIndex.write(out);
    nameAlg.write(out);
    attributes.write(out);
    out.sized(authPolicy);
    out.u16(dataSize);
  }
}
