package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_ALG_PROPERTY (Part 2, 10.9.8): algorithms with their attributes. */
public record TpmlAlgProperty(List<TpmsAlgProperty> algProperties) implements TpmuCapabilities {

  public TpmlAlgProperty {
    algProperties = List.copyOf(algProperties);
  }

  public static TpmlAlgProperty read(TpmReader in) {
    return new TpmlAlgProperty(in.list(in.limits().of(Limit.MAX_CAP_ALGS), TpmsAlgProperty::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(algProperties);
  }
}
