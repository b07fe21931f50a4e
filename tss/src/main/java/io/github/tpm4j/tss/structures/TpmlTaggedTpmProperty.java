package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_TAGGED_TPM_PROPERTY (Part 2, 10.9.9): TPM properties. */
public record TpmlTaggedTpmProperty(List<TpmsTaggedProperty> tpmProperty)
    implements TpmuCapabilities {

  /**
   * Makes one from its components.
   *
   * @param tpmProperty in ascending order; copied
   */
  public TpmlTaggedTpmProperty {
    tpmProperty = List.copyOf(tpmProperty);
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmlTaggedTpmProperty read(TpmReader in) {
    return new TpmlTaggedTpmProperty(
        in.list(in.limits().of(Limit.MAX_TPM_PROPERTIES), TpmsTaggedProperty::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(tpmProperty);
  }
}
