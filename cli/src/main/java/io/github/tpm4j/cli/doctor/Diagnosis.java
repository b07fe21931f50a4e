package io.github.tpm4j.cli.doctor;

import io.github.tpm4j.cli.tpm.Finding;
import io.github.tpm4j.cli.tpm.Lockout;
import io.github.tpm4j.cli.tpm.TpmFindings;
import io.github.tpm4j.cli.tpm.TpmReport;
import io.github.tpm4j.cli.tpm.TpmReportReader;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a machine and its TPM for what is known to go wrong. */
final class Diagnosis {
  private static final String DEVICE = "device:";

  private final Machine machine;
  private final String userName;
  private final List<Check> checks = new ArrayList<>();

  Diagnosis(Machine machine, String userName) {
    this.machine = machine;
    this.userName = userName;
  }

  /**
   * Looks.
   *
   * @param given the TCTI of the TPM; empty if it is to be found
   * @param configured what will be used: the given one, or what was found; empty if nothing was
   */
  List<Check> run(Optional<String> configured) throws IOException {
    boolean ownTpm = configured.isEmpty() || configured.get().startsWith(DEVICE);
    boolean bundled = configured.isPresent() && configured.get().equals("engine");
    if ((ownTpm || bundled) && !isWindows()) {
      checks.addAll(new MachineChecks(machine, userName).run());
    }
    if (bundled) {
      checks.add(
          Check.bad(
              "software",
              "The bundled TPM would be used: file permissions alone protect its keys.",
              "Make the TPM of this machine usable; or name it by --tcti, TPM4J_TCTI. Programs"
                  + " refuse the bundled TPM with TPM4J_REQUIRE_HARDWARE=true."));
    }
    if (configured.isPresent() && !bundled) {
      tpm(configured.get());
    }
    if (configured.isEmpty()) {
      noAnswer("There is no TPM, and none is named.");
    }
    return List.copyOf(checks);
  }

  /** Where it is known already why, no more is said. */
  private void noAnswer(String what) {
    if (checks.stream().allMatch(check -> check.finding().isEmpty())) {
      checks.add(
          Check.bad(
              "no-answer",
              what,
              "See that the TPM is there and runs, and that --tcti or TPM4J_TCTI names it."));
    }
  }

  private static boolean isWindows() {
    return System.getProperty("os.name").startsWith("Windows");
  }

  private void tpm(String tcti) {
    TpmReport report;
    try (Transport transport = Transports.open(tcti)) {
      report = TpmReportReader.read(transport);
    } catch (TransportException | TpmException e) {
      noAnswer("The TPM at " + tcti + " cannot be used: " + e.getMessage() + ".");
      return;
    }
    checks.add(Check.good("A TPM answers at " + tcti + "."));
    List<Finding> findings = TpmFindings.of(report);
    if (!report.isFailed()) {
      checks.add(Check.good(selfTest(report.testResult())));
      good(findings, "lockout", "Lockout: " + Lockout.of(report).text() + ".");
      good(findings, "-disabled", "Its owner and endorsement hierarchies are enabled.");
      good(findings, "left-over", "No object or session of others is left in it.");
      good(findings, "-full", "There is room for objects, sessions and persistent objects.");
    }
    findings.forEach(finding -> checks.add(Check.bad(finding)));
  }

  /** Some TPMs test an algorithm when it is first used (Part 1, 12.3). */
  static String selfTest(TpmRc result) {
    return result.equals(TpmRc.SUCCESS)
        ? "It has passed its self-test."
        : "It has not failed a self-test, and has not tested everything yet.";
  }

  private void good(List<Finding> findings, String idPart, String what) {
    if (findings.stream().noneMatch(finding -> finding.id().contains(idPart))) {
      checks.add(Check.good(what));
    }
  }
}
