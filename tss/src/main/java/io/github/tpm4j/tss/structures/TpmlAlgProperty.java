package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_ALG_PROPERTY (Part 2, 10.9.8): algorithms with their attributes. */
public record TpmlAlgProperty(List<TpmsAlgProperty> algProperties) implements TpmuCapabilities {

  /**
   * Makes one from its components.
   *
   * @param algProperties in ascending order of the algorithms; copied
   */
  public TpmlAlgProperty {
    algProperties = List.copyOf(algProperties);
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmlAlgProperty read(TpmReader in) {
    return new TpmlAlgProperty(in.list(in.limits().of(Limit.MAX_CAP_ALGS), TpmsAlgProperty::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(algProperties);
  }
}
