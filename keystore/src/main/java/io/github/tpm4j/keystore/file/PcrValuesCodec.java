package io.github.tpm4j.keystore.file;

import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values of PCR as octets: for each set TPML_PCR_SELECTION, then a TPM2B_DIGEST for each PCR. */
public final class PcrValuesCodec {
  private static final int LONGEST_DIGEST_BYTES = 64;

  private PcrValuesCodec() {}

  /**
   * {@return the sets, one after the other}
   *
   * @param sets each of one policy of the key
   */
  public static byte[] encode(List<PcrValues> sets) {
    TpmWriter out = new TpmWriter();
    for (PcrValues set : sets) {
      set.selection().write(out);
      set.values().values().forEach(out::sized);
    }
    return out.toByteArray();
  }

  /**
   * Reads what {@link #encode} has written.
   *
   * @param encoded what {@link #encode} has returned
   * @return the sets, in their order
   * @throws IOException if it is damaged
   */
  public static List<PcrValues> decode(byte[] encoded) throws IOException {
    TpmReader in = new TpmReader(encoded, Limits.ANY);
    List<PcrValues> sets = new ArrayList<>();
    try {
      while (in.remaining() > 0) {
        sets.add(read(in));
      }
    } catch (WireException e) {
      throw new IOException("PCR values beside a key are damaged", e);
    }
    return sets;
  }

  private static PcrValues read(TpmReader in) {
    TpmlPcrSelection selection = TpmlPcrSelection.read(in);
    Map<Pcr, Bytes> values = new HashMap<>();
    for (Pcr pcr : PcrSelections.pcrs(selection)) {
      values.put(pcr, Bytes.adopt(in.sizedArray(LONGEST_DIGEST_BYTES)));
    }
    return new PcrValues(selection, values);
  }
}
