package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_TAGGED_PROPERTY (Part 2, 10.8.2): a property of a TPM and its value. */
public record TpmsTaggedProperty(TpmPt property, int value) implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsTaggedProperty read(TpmReader in) {
    return new TpmsTaggedProperty(TpmPt.read(in), in.u32());
  }

  @Override
  public void write(TpmWriter out) {
    property.write(out);
    out.u32(value);
  }
}
