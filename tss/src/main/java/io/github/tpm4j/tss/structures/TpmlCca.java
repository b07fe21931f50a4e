package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.attributes.TpmaCc;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_CCA (Part 2, 10.9.2): commands with their attributes. */
public record TpmlCca(List<TpmaCc> commandAttributes) implements TpmuCapabilities {

  /**
   * Makes one from its components.
   *
   * @param commandAttributes in ascending order of the commands; copied
   */
  public TpmlCca {
    commandAttributes = List.copyOf(commandAttributes);
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmlCca read(TpmReader in) {
    return new TpmlCca(in.list(in.limits().of(Limit.MAX_CAP_CC), TpmaCc::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(commandAttributes);
  }
}
