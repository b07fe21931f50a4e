package io.github.tpm4j.tss.ac;

import io.github.tpm4j.tss.constants.TpmAt;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_AC_OUTPUT (Part 2, 16.3): a capability of an Attached Component. */
public record TpmsAcOutput(TpmAt tag, int data) implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsAcOutput read(TpmReader in) {
    return new TpmsAcOutput(TpmAt.read(in), in.u32());
  }

  @Override
  public void write(TpmWriter out) {
    tag.write(out);
    out.u32(data);
  }
}
