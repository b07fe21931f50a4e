package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.TpmPtPcr;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_TAGGED_PCR_SELECT (Part 2, 10.8.3): a property and the PCR that have it. */
public record TpmsTaggedPcrSelect(TpmPtPcr tag, TpmsPcrSelect select) implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsTaggedPcrSelect read(TpmReader in) {
    return new TpmsTaggedPcrSelect(TpmPtPcr.read(in), TpmsPcrSelect.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    tag.write(out);
    select.write(out);
  }
}
