package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPML_ALG (Part 2, 10.9.3): algorithms. */
public record TpmlAlg(List<TpmAlg> algorithms) implements Marshallable {

  /**
   * Makes one from its components.
   *
   * @param algorithms in ascending order; copied
   */
  public TpmlAlg {
    algorithms = List.copyOf(algorithms);
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmlAlg read(TpmReader in) {
    return new TpmlAlg(in.list(in.limits().of(Limit.MAX_ALG_LIST_SIZE), TpmAlg::read));
  }

  @Override
  public void write(TpmWriter out) {
    out.list(algorithms);
  }
}
