package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_SCHEME_HASH (Part 2, 11.1.17): the hash of a scheme. */
public record TpmsSchemeHash(TpmAlg hashAlg)
    implements TpmuAsymScheme, TpmuSigScheme, TpmuKdfScheme, TpmuSchemeKeyedhash {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsSchemeHash read(TpmReader in) {
    return new TpmsSchemeHash(TpmiAlg.HASH.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    hashAlg.write(out);
  }
}
