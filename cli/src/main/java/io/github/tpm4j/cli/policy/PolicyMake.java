package io.github.tpm4j.cli.policy;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.tpm.TpmOption;
import io.github.tpm4j.keystore.policy.text.PolicyText;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tpm4j policy make}: a policy as text. */
@Command(
    name = "make",
    description = {
      "Prints a policy in the TCG's JSON language, as tss2_import takes it too. All demands must",
      "hold, in this order: --from, --approved-by, --or, PCR, --signed-by, --secret, --command,",
      "--password."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:printed",
      "1:a file could not be read, or there is no TPM where one is needed",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class PolicyMake implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TpmOption tpm;
  @Mixin private PolicyDemands demands;
  @Mixin private PolicyOutput output;

  @Option(names = "--description", paramLabel = "TEXT", description = "What it is, for people.")
  private String description;

  @Override
  public Integer call() throws IOException {
    try {
      PolicyDemands.Demanded demanded = demands.policy(tpm);
      String words = description == null ? demanded.policy().toString() : description;
      output.write(
          new PolicyText(words, demanded.policy(), List.of(), demanded.indices()),
          spec.commandLine().getOut());
      return ExitStatus.DONE;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
