package io.github.tpm4j.cli.doctor;

import io.github.tpm4j.cli.tpm.EitherFamily;
import io.github.tpm4j.cli.tpm.TpmReportReader;
import io.github.tpm4j.cli.tpm12.Tpm12ReportReader;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.error.TpmException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a machine and its TPM for what is known to go wrong. */
final class Diagnosis {
  private static final String DEVICE = "device:";
  private static final String TCSD = "tcsd:";

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
              "Make the TPM of this machine usable; or name it by --tcti, TPM4J_TCTI (a TPM 1.2 that"
                  + " tcsd holds: tcsd:). Programs refuse the bundled TPM with"
                  + " TPM4J_REQUIRE_HARDWARE=true."));
    }
    if (configured.isPresent() && !bundled) {
      tpm(configured.get());
    }
    if (configured.isEmpty()) {
      noAnswer("There is no TPM, and none is named.", "");
    }
    return List.copyOf(checks);
  }

  /** Where it is known already why, no more is said. */
  private void noAnswer(String what, String tcti) {
    if (checks.stream().anyMatch(check -> check.finding().isPresent())) {
      return;
    }
    checks.add(
        tcti.startsWith(TCSD)
            ? Check.bad(
                "tcsd",
                what,
                "Start tcsd (Debian: systemctl start trousers), which needs a TPM 1.2 that is"
                    + " started; and see that host and port are those of tcsd.conf, which allows"
                    + " other machines what is in remote_ops.")
            : Check.bad(
                "no-answer",
                what,
                "See that the TPM is there and runs, and that --tcti or TPM4J_TCTI names it."));
  }

  private static boolean isWindows() {
    return System.getProperty("os.name").startsWith("Windows");
  }

  private void tpm(String tcti) {
    try (Transport transport = Transports.open(tcti)) {
      checks.addAll(
          EitherFamily.over(
              transport,
              tpm20 -> Condition.of(TpmReportReader.read(tpm20)),
              tpm12 -> Condition.of(Tpm12ReportReader.read(tpm12))));
    } catch (IOException | TpmException | io.github.tpm4j.tpm12.error.TpmException e) {
      noAnswer("The TPM at " + tcti + " cannot be used: " + e.getMessage() + ".", tcti);
    }
  }
}
