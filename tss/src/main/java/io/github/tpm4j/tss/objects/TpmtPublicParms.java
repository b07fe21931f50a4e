package io.github.tpm4j.tss.objects;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMT_PUBLIC_PARMS (Part 2, 12.2.3.8): the type and the parameters of an object. */
public record TpmtPublicParms(TpmAlg type, TpmuPublicParms parameters) implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmtPublicParms read(TpmReader in) {
    TpmAlg type = TpmiAlg.PUBLIC.read(in);
    return new TpmtPublicParms(type, TpmuPublicParms.read(type, in));
  }

  @Override
  public void write(TpmWriter out) {
    type.write(out);
    parameters.write(out);
  }
}
