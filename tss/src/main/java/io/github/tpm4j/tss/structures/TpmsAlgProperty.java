package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.attributes.TpmaAlgorithm;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_ALG_PROPERTY (Part 2, 10.8.1): an algorithm and what it is for. */
public record TpmsAlgProperty(TpmAlg alg, TpmaAlgorithm algProperties) implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsAlgProperty read(TpmReader in) {
    return new TpmsAlgProperty(TpmAlg.read(in), TpmaAlgorithm.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    alg.write(out);
    algProperties.write(out);
  }
}
