package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code --pcr-banks}. */
final class PcrBanks {
  private static final Map<String, TpmAlg> ALGORITHMS =
      Map.of(
          "sha1", TpmAlg.SHA1,
          "sha256", TpmAlg.SHA256,
          "sha384", TpmAlg.SHA384,
          "sha512", TpmAlg.SHA512,
          "sm3-256", TpmAlg.SM3_256,
          "sha3-256", TpmAlg.SHA3_256,
          "sha3-384", TpmAlg.SHA3_384,
          "sha3-512", TpmAlg.SHA3_512);

  private PcrBanks() {}

  /**
   * Activates the banks that the TPM can have, and no others.
   *
   * @param names with commas between them; unknown ones are left aside
   * @return what to report
   */
  static String activate(String names, KeyMaker maker) throws Refusal {
    List<TpmAlg> banks = maker.banks();
    List<TpmAlg> wanted =
        Arrays.stream(names.split(","))
            .filter(ALGORITHMS::containsKey)
            .map(ALGORITHMS::get)
            .filter(banks::contains)
            .distinct()
            .toList();
    if (wanted.isEmpty()) {
      throw new Refusal(
          "No PCR banks could be allocated. None of the selected algorithms are supported.");
    }
    maker.allocate(wanted, banks);
    return "Successfully activated PCR banks " + names(wanted) + " among " + names(banks) + ".";
  }

  private static String names(List<TpmAlg> banks) {
    return banks.stream().map(PcrBanks::name).collect(Collectors.joining(","));
  }

  private static String name(TpmAlg bank) {
    return ALGORITHMS.entrySet().stream()
        .filter(it -> it.getValue().equals(bank))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(bank.toString());
  }
}
