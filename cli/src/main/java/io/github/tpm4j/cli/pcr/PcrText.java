package io.github.tpm4j.cli.pcr;

import io.github.tpm4j.cli.tpm.AlgorithmNames;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Selections of PCR as text: {@code sha256:0-7,23+sha1:all}. */
public final class PcrText {
  private static final int LAST = 23;

  private PcrText() {}

  /**
   * The selection that a text describes.
   *
   * @throws IllegalArgumentException if it describes none; the message is for people
   */
  public static TpmlPcrSelection parse(String text) {
    List<TpmsPcrSelection> banks = new ArrayList<>();
    for (String bank : text.split("\\+", -1)) {
      String[] parts = bank.split(":", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException(
            "'" + bank + "' selects no PCR: it must be as sha256:0-7,23 or sha256:all");
      }
      banks.add(TpmsPcrSelection.of(bank(parts[0]), numbers(parts[1])));
    }
    return new TpmlPcrSelection(banks);
  }

  /**
   * The bank of a name, such as {@code sha256}.
   *
   * @throws IllegalArgumentException if there is no such hash
   */
  public static TpmAlg bank(String name) {
    return AlgorithmNames.find(name)
        .filter(alg -> HashAlg.find(alg).isPresent())
        .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no hash of a bank"));
  }

  private static int[] numbers(String text) {
    if (text.equals("all")) {
      return IntStream.rangeClosed(0, LAST).toArray();
    }
    TreeSet<Integer> numbers = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      String[] ends = part.split("-", -1);
      int first = number(ends[0]);
      int last = ends.length == 2 ? number(ends[1]) : first;
      if (ends.length > 2 || last < first) {
        throw new IllegalArgumentException("'" + part + "' is no range of PCR");
      }
      IntStream.rangeClosed(first, last).forEach(numbers::add);
    }
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * The number of a PCR.
   *
   * @throws IllegalArgumentException unless it is from 0 to 23
   */
  public static int number(String text) {
    if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) > LAST) {
      throw new IllegalArgumentException("'" + text + "' is no PCR: they are 0 to " + LAST);
    }
    return Integer.parseInt(text);
  }

  /** The name of a bank as people write it, such as {@code sha256}. */
  public static String name(TpmAlg bank) {
    return AlgorithmNames.of(bank).toLowerCase(Locale.ROOT);
  }
}
