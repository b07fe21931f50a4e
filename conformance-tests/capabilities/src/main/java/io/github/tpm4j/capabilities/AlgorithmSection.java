package io.github.tpm4j.capabilities;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every algorithm, its key sizes, and which are on by default. */
final class AlgorithmSection {
  /** They stand for the absence of an algorithm. */
  private static final Set<TpmAlg> NO_ALGORITHMS = Set.of(TpmAlg.NULL, TpmAlg.ERROR);

  private AlgorithmSection() {}

  static List<String> lines() {
    Profile profile = Profile.pcClient();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("## Algorithms of the bundled TPM");
    lines.add("");
    lines.add("All are implemented. The PC Client profile, which a TPM has unless it is given");
    lines.add(
        "another (`TpmConfiguration.withProfile`), switches on those with \"yes\". A TPM that");
    lines.add("`./tpm4j serve` serves has those marked \"not served\" only if asked (`--with`).");
    lines.add("");
    MarkdownTable table =
        new MarkdownTable("family", "algorithm", "number", "key sizes, bits", "by default");
    for (AlgorithmFamily family : AlgorithmFamily.all()) {
      algorithms().stream()
          .filter(family::contains)
          .forEach(algorithm -> row(table, family, algorithm, profile));
    }
    lines.addAll(table.lines());
    lines.add("");
    lines.add("PCR banks of a new TPM: " + banks(profile) + ". Each implemented hash can have");
    lines.add("one (TPM2_PCR_Allocate); a bank has 24 registers.");
    return lines;
  }

  private static List<TpmAlg> algorithms() {
    List<TpmAlg> all =
        TpmAlg.values().stream().filter(algorithm -> !NO_ALGORITHMS.contains(algorithm)).toList();
    for (TpmAlg algorithm : all) {
      if (AlgorithmFamily.all().stream().noneMatch(family -> family.contains(algorithm))) {
        throw new IllegalStateException(algorithm + " is in no family");
      }
    }
    return all;
  }

  private static void row(
      MarkdownTable table, AlgorithmFamily family, TpmAlg algorithm, Profile profile) {
    table.row(
        family.title(),
        algorithm.toString(),
        "0x%04X".formatted(algorithm.value()),
        profile.keyBits(algorithm).stream().map(String::valueOf).collect(Collectors.joining(", ")),
        byDefault(algorithm, profile));
  }

  private static String byDefault(TpmAlg algorithm, Profile profile) {
    if (!profile.implemented(algorithm)) {
      return "no";
    }
    return Profile.servedBuilder().build().implemented(algorithm) ? "yes" : "yes, not served";
  }

  private static String banks(Profile profile) {
    return profile.pcrBanks().stream().map(TpmAlg::toString).collect(Collectors.joining(", "));
  }
}
