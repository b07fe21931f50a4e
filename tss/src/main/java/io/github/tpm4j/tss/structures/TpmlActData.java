package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_ACT_DATA (Part 2, 10.9.13): the state of timers. */
public record TpmlActData(List<TpmsActData> actData) implements TpmuCapabilities {

  /**
   * Makes one from its components.
   *
   * @param actData one for each timer, in the order of their handles; copied
   */
  public TpmlActData {
    actData = List.copyOf(actData);
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmlActData read(TpmReader in) {
    return new TpmlActData(in.list(in.limits().of(Limit.MAX_ACT_DATA), TpmsActData::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(actData);
  }
}
