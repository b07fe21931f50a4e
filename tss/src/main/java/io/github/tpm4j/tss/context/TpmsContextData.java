package io.github.tpm4j.tss.context;

import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_CONTEXT_DATA (Part 2, 14.3): the protected content of a saved context. */
public record TpmsContextData(Bytes integrity, Bytes encrypted) implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsContextData read(TpmReader in) {
    return new TpmsContextData(Tpm2b.DIGEST.read(in), Tpm2b.CONTEXT_SENSITIVE.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.sized(integrity);
    out.sized(encrypted);
  }
}
