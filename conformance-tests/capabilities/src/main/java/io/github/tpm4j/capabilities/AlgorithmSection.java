package io.github.tpm4j.capabilities;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Revision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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
    lines.add("The PC Client profile, which a TPM has unless it is given");
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
        sizes(algorithm, profile),
        byDefault(algorithm, profile));
  }

  /** Key sizes in bits, or the parameter sets. */
  private static String sizes(TpmAlg algorithm, Profile profile) {
    if (algorithm.equals(TpmAlg.MLKEM)) {
      return names(MlKemSet.values(), MlKemSet::jcaName);
    }
    if (algorithm.equals(TpmAlg.MLDSA) || algorithm.equals(TpmAlg.HASH_MLDSA)) {
      return names(MlDsaSet.values(), MlDsaSet::jcaName);
    }
    return profile.keyBits(algorithm).stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  private static <T> String names(T[] sets, Function<T, String> name) {
    return Arrays.stream(sets).map(name).collect(Collectors.joining(", "));
  }

  private static String byDefault(TpmAlg algorithm, Profile profile) {
    if (!profile.implemented(algorithm)) {
      return absence(algorithm);
    }
    String since =
        algorithm.since().isAtLeast(Revision.V183)
            ? ", from " + algorithm.since().number() + " on"
            : "";
    boolean isServed = Profile.servedBuilder().build().implemented(algorithm);
    return (isServed ? "yes" : "yes, not served") + since;
  }

  private static String absence(TpmAlg algorithm) {
    return algorithm.since().isAtLeast(Revision.V183) ? "not implemented" : "no";
  }

  private static String banks(Profile profile) {
    return profile.pcrBanks().stream().map(TpmAlg::toString).collect(Collectors.joining(", "));
  }
}
