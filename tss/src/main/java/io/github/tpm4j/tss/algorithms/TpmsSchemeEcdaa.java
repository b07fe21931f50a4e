package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_SCHEME_ECDAA (Part 2, 11.1.18): the hash and the commit counter of ECDAA. */
public record TpmsSchemeEcdaa(TpmAlg hashAlg, int count) implements TpmuAsymScheme, TpmuSigScheme {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsSchemeEcdaa read(TpmReader in) {
    return new TpmsSchemeEcdaa(TpmiAlg.HASH.read(in), in.u16());
  }

  @Override
  public void write(TpmWriter out) {
    hashAlg.write(out);
    out.u16(count);
  }
}
