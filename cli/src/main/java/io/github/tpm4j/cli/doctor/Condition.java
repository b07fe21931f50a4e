package io.github.tpm4j.cli.doctor;

import io.github.tpm4j.cli.tpm.Finding;
import io.github.tpm4j.cli.tpm.Lockout;
import io.github.tpm4j.cli.tpm.TpmFindings;
import io.github.tpm4j.cli.tpm.TpmReport;
import io.github.tpm4j.cli.tpm12.Tpm12Findings;
import io.github.tpm4j.cli.tpm12.Tpm12Lockout;
import io.github.tpm4j.cli.tpm12.Tpm12Report;
import io.github.tpm4j.tss.constants.TpmRc;
import java.util.ArrayList;
import java.util.List;

/** What was seen of a TPM that answers, of whichever family: first what is as it should be. */
final class Condition {
  private final List<Finding> findings;
  private final List<Check> checks = new ArrayList<>();

  private Condition(List<Finding> findings) {
    this.findings = findings;
  }

  /** A TPM 2.0. */
  static List<Check> of(TpmReport report) {
    Condition seen = new Condition(TpmFindings.of(report));
    seen.checks.add(Check.good("A TPM answers at " + report.transport().tcti() + "."));
    if (!report.isFailed()) {
      seen.checks.add(Check.good(selfTest(report.testResult())));
      seen.good("lockout", "Lockout: " + Lockout.of(report).text() + ".");
      seen.good("-disabled", "Its owner and endorsement hierarchies are enabled.");
      seen.good("left-over", "No object or session of others is left in it.");
      seen.good("-full", "There is room for objects, sessions and persistent objects.");
    }
    return seen.all();
  }

  /** A TPM 1.2. */
  static List<Check> of(Tpm12Report report) {
    Condition seen = new Condition(Tpm12Findings.of(report));
    seen.checks.add(Check.good("A TPM 1.2 answers at " + report.transport().tcti() + "."));
    if (report.health() == Tpm12Report.Health.WELL) {
      seen.good("disabled", "It is enabled.");
      seen.good("deactivated", "It is active.");
      seen.good("lockout", "Lockout: " + Tpm12Lockout.of(report).text() + ".");
      if (report.hasOwner()) {
        seen.checks.add(Check.good("It has an endorsement key and an owner."));
      }
      seen.good("nv-not-locked", "Its NV memory is locked: who may read and write is checked.");
      seen.good("presence", "Nobody's presence is shown to it.");
      seen.good("-full", "There is room for keys and sessions.");
      seen.good("left-over", "No key of others is left in it.");
    }
    return seen.all();
  }

  /** Some TPMs test an algorithm when it is first used (Part 1, 12.3). */
  static String selfTest(TpmRc result) {
    return result.equals(TpmRc.SUCCESS)
        ? "It has passed its self-test."
        : "It has not failed a self-test, and has not tested everything yet.";
  }

  private void good(String idPart, String what) {
    if (findings.stream().noneMatch(finding -> finding.id().contains(idPart))) {
      checks.add(Check.good(what));
    }
  }

  private List<Check> all() {
    findings.forEach(finding -> checks.add(Check.bad(finding)));
    return List.copyOf(checks);
  }
}
