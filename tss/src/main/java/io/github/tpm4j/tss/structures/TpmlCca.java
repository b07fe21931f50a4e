package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.attributes.TpmaCc;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_CCA (Part 2, 10.9.2): commands with their attributes. */
public record TpmlCca(List<TpmaCc> commandAttributes) implements TpmuCapabilities {

  public TpmlCca {
    commandAttributes = List.copyOf(commandAttributes);
  }

  public static TpmlCca read(TpmReader in) {
    return new TpmlCca(in.list(in.limits().of(Limit.MAX_CAP_CC), TpmaCc::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(commandAttributes);
  }
}
