package io.github.tpm4j.tss.objects;

import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiKeyBits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_RSA_PARMS (Part 2, 12.2.3.5): the parameters of an RSA key. */
public record TpmsRsaParms(
    TpmtSymDefObject symmetric, TpmtRsaScheme scheme, int keyBits, int exponent)
    implements TpmuPublicParms {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsRsaParms read(TpmReader in) {
    return new TpmsRsaParms(
        TpmtSymDefObject.readOrNull(in),
        TpmtRsaScheme.readOrNull(in),
        TpmiKeyBits.read(TpmAlg.RSA, in),
        in.u32());
  }

  @Override
  public void write(TpmWriter out) {
    symmetric.write(out);
    scheme.write(out);
    out.u16(keyBits);
    out.u32(exponent);
  }
}
