package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_TAGGED_PCR_PROPERTY (Part 2, 10.9.10): PCR properties. */
public record TpmlTaggedPcrProperty(List<TpmsTaggedPcrSelect> pcrProperty)
    implements TpmuCapabilities {

  /**
   * Makes one from its components.
   *
   * @param pcrProperty in ascending order; copied
   */
  public TpmlTaggedPcrProperty {
    pcrProperty = List.copyOf(pcrProperty);
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmlTaggedPcrProperty read(TpmReader in) {
    return new TpmlTaggedPcrProperty(
        in.list(in.limits().of(Limit.MAX_PCR_PROPERTIES), TpmsTaggedPcrSelect::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(pcrProperty);
  }
}
