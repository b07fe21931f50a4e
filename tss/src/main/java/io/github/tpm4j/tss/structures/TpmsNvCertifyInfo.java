package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_NV_CERTIFY_INFO (Part 2, 10.12.8): what NV_Certify attests. */
public record TpmsNvCertifyInfo(Bytes indexName, int offset, Bytes nvContents)
    implements TpmuAttest {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsNvCertifyInfo read(TpmReader in) {
    return new TpmsNvCertifyInfo(Tpm2b.NAME.read(in), in.u16(), Tpm2b.MAX_NV_BUFFER.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(indexName);
    out.u16(offset);
    out.sized(nvContents);
  }
}
