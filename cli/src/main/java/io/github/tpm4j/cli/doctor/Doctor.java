package io.github.tpm4j.cli.doctor;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.output.JsonOption;
import io.github.tpm4j.cli.output.Page;
import io.github.tpm4j.cli.tpm.Finding;
import io.github.tpm4j.cli.tpm.FindingsJson;
import io.github.tpm4j.cli.tpm.TpmOption;
import io.github.tpm4j.transport.TransportException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tpm4j doctor}: what is wrong with a TPM or the way to it, and what to do about it. */
@Command(
    name = "doctor",
    description = {
      "Looks for what keeps a TPM from being used, and says what to do.",
      "It looks at kernel modules, the device and its permissions, resource manager, self-test,"
          + " lockout, disabled hierarchies, and what others have left in the TPM; with a TPM 1.2,"
          + " whether tcsd holds it, it is enabled and active, has a key and an owner, and NV memory"
          + " is locked. Nothing is changed."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:nothing is wrong",
      "1:the command failed",
      "2:the command line is wrong",
      "3:something is wrong"
    },
    usageHelpAutoWidth = true)
public final class Doctor implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TpmOption tpm;
  @Mixin private JsonOption json;

  @Option(
      names = "--root",
      hidden = true,
      defaultValue = "/",
      description = "Look at the files of a machine that are below this folder.")
  private Path root;

  @Override
  public Integer call() throws IOException {
    List<Check> checks =
        new Diagnosis(new Machine(root), System.getProperty("user.name")).run(tcti());
    List<Finding> findings = checks.stream().flatMap(check -> check.finding().stream()).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json.isSet()) {
      Json.object(out, generator -> write(generator, checks, findings));
    } else {
      print(Page.to(out), checks);
      out.flush();
    }
    return findings.isEmpty() ? ExitStatus.DONE : ExitStatus.FOUND;
  }

  private Optional<String> tcti() {
    try {
      return Optional.of(tpm.tcti());
    } catch (TransportException e) {
      // Nothing was found: why is what is looked for here.
      return Optional.empty();
    }
  }

  private static void print(Page page, List<Check> checks) {
    for (Check check : checks) {
      if (check.finding().isEmpty()) {
        page.good(check.what());
      } else {
        page.bad(check.what());
        page.more(check.finding().get().remedy());
      }
    }
  }

  private static void write(JsonGenerator json, List<Check> checks, List<Finding> findings)
      throws IOException {
    Json.texts(
        json,
        "good",
        checks.stream().filter(check -> check.finding().isEmpty()).map(Check::what).toList());
    FindingsJson.write(json, findings);
  }
}
