package io.github.tpm4j.conformance.differential;

import io.github.tpm4j.conformance.differential.compare.KnownDifferences;
import io.github.tpm4j.conformance.differential.subject.EngineSubject;
import io.github.tpm4j.conformance.differential.subject.Subject;
import io.github.tpm4j.conformance.differential.subject.SwtpmSubject;
import java.io.IOException;
import java.util.List;

/**
 * Runs any number of sequences and prints what differs.
 *
 * <p>Arguments: {@code engine} or {@code swtpm}, which is compared with swtpm; the seed of the
 * first sequence; how many sequences; after how many different findings to stop.
 */
public final class DifferentialMain {
  private DifferentialMain() {}

  /** Prints findings, then the response codes that were met; exits with 1 if anything differs. */
  public static void main(String... arguments) throws IOException {
    boolean findings;
    try (Subject reference = new SwtpmSubject("swtpm");
        Subject candidate =
            arguments[0].equals("engine") ? new EngineSubject() : new SwtpmSubject("swtpm 2")) {
      findings = run(reference, candidate, arguments);
    }
    System.exit(findings ? 1 : 0);
  }

  private static boolean run(Subject reference, Subject candidate, String... arguments)
      throws IOException {
    KnownDifferences known =
        arguments[0].equals("engine")
            ? KnownDifferences.ofEngineAgainstSwtpm()
            : KnownDifferences.none();
    CommandSets commands = new CommandSets(reference, candidate);
    System.out.println("only in reference: " + commands.onlyReference());
    System.out.println("only in candidate: " + commands.onlyCandidate());
    DifferentialRun run = new DifferentialRun(reference, candidate, known);
    List<Finding> findings =
        run.run(
            Long.parseLong(arguments[1]),
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]));
    findings.forEach(System.out::println);
    known.stale().forEach(row -> System.out.println("not met: " + row));
    run.unanswered().forEach(step -> System.out.println("not survived: " + step));
    System.out.println(run.coverage());
    System.out.println("never succeeded: " + run.coverage().neverSucceeded());
    System.out.println(run.summary() + "; " + findings.size() + " findings");
    return !findings.isEmpty();
  }
}
