package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_PCR_SELECTION (Part 2, 10.6.2): a set of PCR of one bank. */
public record TpmsPcrSelection(TpmAlg hash, TpmsPcrSelect select) implements Marshallable {

  /**
   * These PCR of the bank of {@code hash}.
   *
   * @param hash of the bank
   * @param pcrs 0 to 23
   * @return the selection
   */
  public static TpmsPcrSelection of(TpmAlg hash, int... pcrs) {
    return new TpmsPcrSelection(hash, TpmsPcrSelect.of(pcrs));
  }

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsPcrSelection read(TpmReader in) {
    return new TpmsPcrSelection(TpmiAlg.HASH.read(in), TpmsPcrSelect.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    hash.write(out);
    select.write(out);
  }
}
