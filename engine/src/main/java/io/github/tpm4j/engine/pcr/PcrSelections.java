package io.github.tpm4j.engine.pcr;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelect;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Sets of PCR and the digest over them (Part 1, 17.5; Part 2, 10.6.1). */
public final class PcrSelections {
  private PcrSelections() {}

  /** The selection without the PCR that do not exist. */
  public static TpmlPcrSelection existing(Pcrs pcrs, TpmlPcrSelection selection) {
    List<TpmsPcrSelection> filtered = new ArrayList<>();
    for (TpmsPcrSelection bank : selection.pcrSelections()) {
      byte[] bits = bank.select().pcrSelect().toByteArray();
      for (int pcr = 0; pcr < 8 * bits.length; pcr++) {
        if (!exists(pcrs, bank, pcr)) {
          bits[pcr / 8] &= (byte) ~(1 << pcr % 8);
        }
      }
      filtered.add(new TpmsPcrSelection(bank.hash(), new TpmsPcrSelect(Bytes.adopt(bits))));
    }
    return new TpmlPcrSelection(filtered);
  }

  private static boolean exists(Pcrs pcrs, TpmsPcrSelection selection, int pcr) {
    return pcr < pcrs.count()
        && pcrs.bank(selection.hash()).filter(bank -> bank.has(pcr)).isPresent();
  }

  /**
   * The digest of the concatenated values, in the order of the list, lower PCR first; PCR that do
   * not exist are passed over.
   */
  public static Bytes digest(Pcrs pcrs, HashAlgorithm hash, TpmlPcrSelection selection) {
    List<byte[]> values = new ArrayList<>();
    for (TpmsPcrSelection part : existing(pcrs, selection).pcrSelections()) {
      for (int pcr : part.select().toArray()) {
        values.add(pcrs.bank(part.hash()).orElseThrow().borrow(pcr));
      }
    }
    return Bytes.adopt(hash.digest(values.toArray(new byte[0][])));
  }
}
