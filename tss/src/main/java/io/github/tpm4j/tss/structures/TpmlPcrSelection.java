package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_PCR_SELECTION (Part 2, 10.9.7): PCR selections, one a bank. */
public record TpmlPcrSelection(List<TpmsPcrSelection> pcrSelections) implements TpmuCapabilities {

  /**
   * Makes one from its components.
   *
   * @param pcrSelections one for each bank; copied
   */
  public TpmlPcrSelection {
    pcrSelections = List.copyOf(pcrSelections);
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmlPcrSelection read(TpmReader in) {
    return new TpmlPcrSelection(in.list(in.limits().of(Limit.HASH_COUNT), TpmsPcrSelection::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(pcrSelections);
  }
}
