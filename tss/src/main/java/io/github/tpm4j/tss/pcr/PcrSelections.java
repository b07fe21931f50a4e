package io.github.tpm4j.tss.pcr;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Selections of PCR (Part 2, 10.6.2). */
public final class PcrSelections {
  /** No PCR. */
  public static final TpmlPcrSelection NONE = new TpmlPcrSelection(List.of());

  private PcrSelections() {}

  /**
   * These PCR of one bank.
   *
   * @param bank the hash of the bank
   * @param pcrs 0 to 23 on a PC, 0 to 31 at the most
   * @return the selection, of at least three bytes
   */
  public static TpmlPcrSelection of(TpmAlg bank, int... pcrs) {
    return new TpmlPcrSelection(List.of(TpmsPcrSelection.of(bank, pcrs)));
  }

  /**
   * {@return the PCR of a selection, in the order in which their values are concatenated}
   *
   * @param selection the banks and their PCR
   */
  public static List<Pcr> pcrs(TpmlPcrSelection selection) {
    List<Pcr> pcrs = new ArrayList<>();
    for (TpmsPcrSelection bank : selection.pcrSelections()) {
      for (int number : bank.select().toArray()) {
        pcrs.add(new Pcr(bank.hash(), number));
      }
    }
    return pcrs;
  }

  /**
   * {@return all PCR of some selections, each once}
   *
   * @param selections in any order
   */
  public static TpmlPcrSelection union(Collection<TpmlPcrSelection> selections) {
    Map<TpmAlg, Set<Integer>> banks = new LinkedHashMap<>();
    for (TpmlPcrSelection selection : selections) {
      for (Pcr pcr : pcrs(selection)) {
        banks.computeIfAbsent(pcr.bank(), bank -> new TreeSet<>()).add(pcr.number());
      }
    }
    List<TpmsPcrSelection> all = new ArrayList<>();
    banks.forEach(
        (bank, numbers) ->
            all.add(TpmsPcrSelection.of(bank, numbers.stream().mapToInt(n -> n).toArray())));
    return new TpmlPcrSelection(all);
  }

  /** The selection without some PCR, the order of its banks kept. */
  static TpmlPcrSelection without(TpmlPcrSelection selection, Collection<Pcr> done) {
    List<TpmsPcrSelection> rest = new ArrayList<>();
    for (TpmsPcrSelection bank : selection.pcrSelections()) {
      int[] left =
          Arrays.stream(bank.select().toArray())
              .filter(number -> !done.contains(new Pcr(bank.hash(), number)))
              .toArray();
      if (left.length > 0) {
        rest.add(TpmsPcrSelection.of(bank.hash(), left));
      }
    }
    return new TpmlPcrSelection(rest);
  }
}
