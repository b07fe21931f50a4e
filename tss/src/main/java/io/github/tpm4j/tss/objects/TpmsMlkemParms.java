package io.github.tpm4j.tss.objects;

import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.constants.TpmiMlkemParms;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMS_MLKEM_PARMS (Part 2 of version 185, 12.2.3.8): the parameters of an ML-KEM key.
 *
 * @param symmetric the cipher of a storage key; TPM_ALG_NULL for any other key
 */
public record TpmsMlkemParms(TpmtSymDefObject symmetric, TpmiMlkemParms parameterSet)
    implements TpmuPublicParms {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsMlkemParms read(TpmReader in) {
    return new TpmsMlkemParms(TpmtSymDefObject.readOrNull(in), TpmiMlkemParms.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    symmetric.write(out);
    parameterSet.write(out);
  }
}
