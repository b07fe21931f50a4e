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
    for (TpmsPcrSelection part : selection.pcrSelections()) {
      byte[] bits = part.select().pcrSelect().toByteArray();
      int existing = pcrs.bank(part.hash()).map(PcrBank::bits).orElse(0);
      for (int i = 0; i < bits.length; i++) {
        bits[i] &= (byte) (i < Integer.BYTES ? existing >>> 8 * i : 0);
      }
      filtered.add(new TpmsPcrSelection(part.hash(), new TpmsPcrSelect(Bytes.adopt(bits))));
    }
    return new TpmlPcrSelection(filtered);
  }

  /**
   * The digest of the concatenated values, in the order of the list, lower PCR first; PCR that do
   * not exist are passed over.
   */
  public static Bytes digest(Pcrs pcrs, HashAlgorithm hash, TpmlPcrSelection selection) {
    List<byte[]> values = new ArrayList<>();
    for (TpmsPcrSelection part : selection.pcrSelections()) {
      pcrs.bank(part.hash()).ifPresent(bank -> addValues(bank, part.select(), values));
    }
    return Bytes.adopt(hash.digest(values.toArray(new byte[0][])));
  }

  private static void addValues(PcrBank bank, TpmsPcrSelect select, List<byte[]> values) {
    for (int pcr : select.toArray()) {
      if (bank.has(pcr)) {
        values.add(bank.borrow(pcr));
      }
    }
  }
}
