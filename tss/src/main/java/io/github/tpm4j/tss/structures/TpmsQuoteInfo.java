package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_QUOTE_INFO (Part 2, 10.12.4): what Quote attests. */
public record TpmsQuoteInfo(TpmlPcrSelection pcrSelect, Bytes pcrDigest) implements TpmuAttest {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsQuoteInfo read(TpmReader in) {
    return new TpmsQuoteInfo(TpmlPcrSelection.read(in), Tpm2b.DIGEST.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    pcrSelect.write(out);
    out.sized(pcrDigest);
  }
}
