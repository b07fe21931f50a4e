package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.timing.Effort;
import io.github.tpm4j.benchmarks.timing.SideBySide;
import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.Timed;
import io.github.tpm4j.tss.attributes.TpmaCc;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.structures.TpmlCca;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Times one row on several TPMs, in turns. */
final class CommandTiming {
  /** Prime searches take from a third to three times their mean. */
  private static final int PRIME_SEARCH_FACTOR = 20;

  /** What JVMs need before the first row more than between rows. */
  private static final int WARM_UP_FACTOR = 5;

  private static final int ALL = 256;

  private CommandTiming() {}

  /** The commands that a TPM has. */
  static Set<TpmCc> codes(Bench tpm) throws Exception {
    GetCapability.Response response =
        tpm.execute(new GetCapability.Request(TpmCap.COMMANDS, 0, ALL));
    return ((TpmlCca) response.capabilityData().data())
        .commandAttributes().stream()
            .filter(attributes -> !attributes.has(TpmaCc.VENDOR))
            .map(attributes -> TpmCc.of(attributes.value() & TpmaCc.COMMAND_INDEX_MASK))
            .collect(
                Collectors.toCollection(
                    () -> new TreeSet<>(Comparator.comparingInt(TpmCc::value))));
  }

  /** Before the first row, on TPMs in JVMs. */
  static void warmUp(Effort effort, Row row, Bench... benches) throws Exception {
    for (Bench bench : benches) {
      SideBySide.warmUp(
          effort.warmUp().multipliedBy(WARM_UP_FACTOR), row.preparation().prepare(bench));
      bench.clear();
    }
  }

  /** In microseconds, in the order of the TPMs. */
  static double[] medians(Effort effort, Row row, Bench... benches) throws Exception {
    Timed<?>[] commands = new Timed<?>[benches.length];
    for (int i = 0; i < commands.length; i++) {
      commands[i] = row.preparation().prepare(benches[i]);
    }
    Effort ofRow = row.searchesPrimes() ? effort.times(PRIME_SEARCH_FACTOR) : effort;
    double[] medians = SideBySide.medians(ofRow, commands);
    for (Bench bench : benches) {
      bench.clear();
    }
    return medians;
  }
}
