package io.github.tpm4j.differential;

import io.github.tpm4j.differential.compare.KnownDivergences;
import io.github.tpm4j.differential.implementation.EngineImplementation;
import io.github.tpm4j.differential.implementation.Implementation;
import io.github.tpm4j.differential.implementation.SwtpmImplementation;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs any number of sequences and prints what differs; exits with 1 if anything does. */
@Command(
    name = "differential",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sends generated command sequences to two TPMs and prints where their answers differ, each"
          + " with the shortest sequence that shows it, and then a summary.",
      "Exit status: 0 if nothing differs but what is listed as known, 1 if something does."
    })
public final class Main implements Callable<Integer> {

  /** What is compared with swtpm. */
  enum Candidate {
    engine,
    swtpm
  }

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Of the first sequence; each next one has the next (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--sequences",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many sequences of 25 commands (default: ${DEFAULT-VALUE}).")
  private int sequences;

  @Option(
      names = "--findings",
      paramLabel = "N",
      defaultValue = "40",
      description = "After how many different findings to stop (default: ${DEFAULT-VALUE}).")
  private int findingsLimit;

  @Option(
      names = "--candidate",
      paramLabel = "TPM",
      defaultValue = "engine",
      description =
          "What is compared with swtpm: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})."
              + " swtpm with itself shows what the comparison takes for a divergence.")
  private Candidate candidate;

  @Option(
      names = "--coverage",
      description =
          "Print how often each command was answered with each response code, and the known"
              + " divergences that were not met.")
  private boolean showCoverage;

  public static void main(String... arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    boolean ofEngine = candidate == Candidate.engine;
    KnownDivergences known =
        ofEngine ? KnownDivergences.ofEngineAgainstSwtpm() : KnownDivergences.none();
    try (Implementation reference = new SwtpmImplementation("swtpm");
        Implementation compared =
            ofEngine ? new EngineImplementation() : new SwtpmImplementation("swtpm 2")) {
      DifferentialRun run = new DifferentialRun(reference, compared, known);
      List<Finding> findings = run.run(seed, sequences, findingsLimit);
      findings.forEach(System.out::println);
      run.unanswered().forEach(System.out::println);
      if (showCoverage) {
        print(run.coverage(), known, new CommandSets(reference, compared));
      }
      System.out.println(run.summary() + "; " + findings.size() + " findings");
      return findings.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private static void print(Coverage coverage, KnownDivergences known, CommandSets commands) {
    System.out.println(coverage);
    System.out.println("never succeeded: " + coverage.neverSucceeded());
    System.out.println("commands only of the reference: " + commands.onlyReference());
    System.out.println("commands only of the candidate: " + commands.onlyCandidate());
    known.stale().forEach(row -> System.out.println("known divergence not met: " + row));
  }
}
