package io.github.tpm4j.cli.pcr;

import java.util.StringJoiner;

/** Numbers of PCR in few words. */
public final class PcrRanges {
  private PcrRanges() {}

  /**
   * Such as {@code 0-15,17,23}.
   *
   * @param pcrs in rising order
   */
  public static String text(int... pcrs) {
    StringJoiner text = new StringJoiner(",");
    for (int i = 0; i < pcrs.length; i++) {
      int first = pcrs[i];
      while (i + 1 < pcrs.length && pcrs[i + 1] == pcrs[i] + 1) {
        i++;
      }
      text.add(first == pcrs[i] ? "" + first : first + "-" + pcrs[i]);
    }
    return text.toString();
  }
}
