package io.github.tpm4j.tss.objects;

import io.github.tpm4j.tss.constants.TpmiMldsaParms;
import io.github.tpm4j.tss.interfaces.TpmiYesNo;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMS_MLDSA_PARMS (Part 2 of version 185, 12.2.3.6): the parameters of a key of pure ML-DSA.
 *
 * @param allowExternalMu whether the key may sign a mu that was computed outside of the TPM
 */
public record TpmsMldsaParms(TpmiMldsaParms parameterSet, boolean allowExternalMu)
    implements TpmuPublicParms {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsMldsaParms read(TpmReader in) {
    return new TpmsMldsaParms(TpmiMldsaParms.read(in), TpmiYesNo.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    parameterSet.write(out);
    TpmiYesNo.write(out, allowExternalMu);
  }
}
