package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.stream.IntStream;

/** TPMS_PCR_SELECT (Part 2, 10.6.1): a set of PCR, one bit each; PCR 0 is bit 0 of octet 0. */
public record TpmsPcrSelect(Bytes pcrSelect) implements Marshallable {

  /**
   * {@return the set of these PCR, in three octets as PC Client TPMs have it}
   *
   * @param pcrs in any order; none for the empty set
   * @throws IllegalArgumentException if a PCR is not from 0 to 23
   */
  public static TpmsPcrSelect of(int... pcrs) {
    byte[] bits = new byte[3];
    for (int pcr : pcrs) {
      if (pcr < 0 || pcr >= 8 * bits.length) {
        throw new IllegalArgumentException("PCR " + pcr + " is not from 0 to 23");
      }
      bits[pcr / 8] |= (byte) (1 << pcr % 8);
    }
    return new TpmsPcrSelect(Bytes.adopt(bits));
  }

  /**
   * Reads; a TPM answers TPM_RC_VALUE to a size outside PCR_SELECT_MIN and PCR_SELECT_MAX.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmsPcrSelect read(TpmReader in) {
    int size = in.u8();
    in.check(size >= in.limits().of(Limit.PCR_SELECT_MIN), TpmRc.VALUE);
    in.check(size <= in.limits().of(Limit.PCR_SELECT_MAX), TpmRc.VALUE);
    return new TpmsPcrSelect(in.bytes(size));
  }

  @Override
  public void write(TpmWriter out) {
    out.u8(pcrSelect.size()).bytes(pcrSelect);
  }

  /**
   * {@return whether a PCR is in the set}
   *
   * @param pcr from 0
   */
  public boolean has(int pcr) {
    return pcr / 8 < pcrSelect.size() && (pcrSelect.get(pcr / 8) >> pcr % 8 & 1) != 0;
  }

  /** {@return the PCR in the set, in rising order} */
  public int[] toArray() {
    return IntStream.range(0, 8 * pcrSelect.size()).filter(this::has).toArray();
  }
}
