package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMS_NV_DIGEST_CERTIFY_INFO (Part 2, 10.12.9): what NV_Certify attests when asked for a digest.
 */
public record TpmsNvDigestCertifyInfo(Bytes indexName, Bytes nvDigest) implements TpmuAttest {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsNvDigestCertifyInfo read(TpmReader in) {
    return new TpmsNvDigestCertifyInfo(Tpm2b.NAME.read(in), Tpm2b.DIGEST.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(indexName);
    out.sized(nvDigest);
  }
}
