package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.attributes.TpmaAlgorithm;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_ALG_PROPERTY (Part 2, 10.8.1): an algorithm and what it is for. */
public record TpmsAlgProperty(TpmAlg alg, TpmaAlgorithm algProperties) implements Marshallable {

  public static TpmsAlgProperty read(TpmReader in) {
    return new TpmsAlgProperty(TpmAlg.read(in), TpmaAlgorithm.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    alg.write(out);
    algProperties.write(out);
  }
}
