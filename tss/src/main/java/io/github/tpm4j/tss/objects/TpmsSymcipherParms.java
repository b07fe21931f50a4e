package io.github.tpm4j.tss.objects;

import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_SYMCIPHER_PARMS (Part 2, 11.1.9): the parameters of a symmetric key. */
public record TpmsSymcipherParms(TpmtSymDefObject sym) implements TpmuPublicParms {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsSymcipherParms read(TpmReader in) {
    return new TpmsSymcipherParms(TpmtSymDefObject.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    sym.write(out);
  }
}
