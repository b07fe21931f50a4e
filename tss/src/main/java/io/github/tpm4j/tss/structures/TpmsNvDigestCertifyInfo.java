package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMS_NV_DIGEST_CERTIFY_INFO (Part 2, 10.12.9): what NV_Certify attests when asked for a digest.
 */
public record TpmsNvDigestCertifyInfo(Bytes indexName, Bytes nvDigest) implements TpmuAttest {

  public static TpmsNvDigestCertifyInfo read(TpmReader in) {
    return new TpmsNvDigestCertifyInfo(Tpm2b.NAME.read(in), Tpm2b.DIGEST.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(indexName);
    out.sized(nvDigest);
  }
}
