package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_CC (Part 2, 10.9.1): command codes. */
public record TpmlCc(List<TpmCc> commandCodes) implements TpmuCapabilities {

  /**
   * Makes one from its components.
   *
   * @param commandCodes in any order; copied
   */
  public TpmlCc {
    commandCodes = List.copyOf(commandCodes);
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmlCc read(TpmReader in) {
    return new TpmlCc(in.list(in.limits().of(Limit.MAX_CAP_CC), TpmCc::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(commandCodes);
  }
}
