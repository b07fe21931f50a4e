package io.github.tpm4j.cli.policy;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.keystore.policy.text.PolicyText;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tpm4j policy approve}: lets what a key stands for be used as a policy demands. */
@Command(
    name = "approve",
    description = {
      "Approves a policy by a private key, and prints it with the approval. Whatever is bound to",
      "'--approved-by' of that key can then be used as the policy demands, such as with the PCR of",
      "new firmware."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:approved",
      "1:not approved: the file is no policy, or the key does not sign",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class PolicyApprove implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SignerOption signer;
  @Mixin private PolicyOutput output;

  @Parameters(paramLabel = "FILE", description = "The policy; - is the standard input.")
  private Path file;

  @Option(
      names = "--ref",
      paramLabel = "TEXT",
      description = "What it is approved for (policyRef), as tpm4j policy make --ref had it.")
  private String ref = "";

  @Override
  public Integer call() throws IOException {
    Bytes policyRef = policyRef();
    PolicyText policy = PolicyFiles.policy(file, signer.tpm());
    signer.use(
        approver ->
            output.write(
                policy.approved(approver.approve(policy.policy(), policyRef)),
                spec.commandLine().getOut()));
    return ExitStatus.DONE;
  }

  private Bytes policyRef() {
    try {
      return PolicyDemands.bytes(ref);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
