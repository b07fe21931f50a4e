package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_CERTIFY_INFO (Part 2, 10.12.3): what Certify attests. */
public record TpmsCertifyInfo(Bytes name, Bytes qualifiedName) implements TpmuAttest {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsCertifyInfo read(TpmReader in) {
    return new TpmsCertifyInfo(Tpm2b.NAME.read(in), Tpm2b.NAME.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(name);
    out.sized(qualifiedName);
  }
}
