package io.github.tpm4j.tss.nv;

import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.attributes.TpmaNvExp;
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

/**
 * TPMS_NV_PUBLIC_EXP_ATTR (Part 2 of revision 1.83, 13.8): the public area of an Index in external
 * NV.
 */
public record TpmsNvPublicExpAttr(
    TpmHandle nvIndex, TpmAlg nameAlg, TpmaNvExp attributes, Bytes authPolicy, int dataSize)
    implements TpmuNvPublic2 {

  /**
   * Reads; a TPM answers TPM_RC_SIZE to a dataSize above MAX_NV_INDEX_SIZE.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmsNvPublicExpAttr read(TpmReader in) {
    TpmsNvPublicExpAttr value =
        new TpmsNvPublicExpAttr(
            TpmiRh.NV_EXP_INDEX.read(in),
            TpmiAlg.HASH.read(in),
            TpmaNvExp.read(in),
            Tpm2b.DIGEST.read(in),
            in.u16());
    in.check(value.dataSize <= in.limits().of(Limit.MAX_NV_INDEX_SIZE), TpmRc.SIZE);
    return value;
  }

  @Override
  public TpmaNv commonAttributes() {
    return attributes.nv();
  }

  @Override
  public TpmsNvPublicExpAttr withCommonAttributes(TpmaNv newAttributes) {
    return new TpmsNvPublicExpAttr(
        nvIndex, nameAlg, attributes.withNv(newAttributes), authPolicy, dataSize);
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
