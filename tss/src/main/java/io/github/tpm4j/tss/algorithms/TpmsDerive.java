package io.github.tpm4j.tss.algorithms;

import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_DERIVE (Part 2, 11.1.11): label and context of a derived object. */
public record TpmsDerive(Bytes label, Bytes context) implements TpmuPublicId {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsDerive read(TpmReader in) {
    return new TpmsDerive(Tpm2b.LABEL.read(in), Tpm2b.LABEL.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(label);
    out.sized(context);
  }
}
