package io.github.tpm4j.cli.policy;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Json;
import io.github.tpm4j.cli.output.JsonOption;
import io.github.tpm4j.cli.pcr.PcrText;
import io.github.tpm4j.cli.tpm.TpmOption;
import io.github.tpm4j.keystore.policy.text.PolicyText;
import io.github.tpm4j.tss.algorithms.HashAlg;
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

/** {@code tpm4j policy digest}: the authPolicy of what is bound to a policy. */
@Command(
    name = "digest",
    description =
        "Prints the digest of a policy (authPolicy). A TPM is asked only for what the policy has"
            + " 'as now'.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:printed",
      "1:the file is no policy, or there is no TPM where one is needed",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class PolicyDigest implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TpmOption tpm;
  @Mixin private JsonOption json;

  @Parameters(paramLabel = "FILE", description = "The policy; - is the standard input.")
  private Path file;

  @Option(
      names = "--hash",
      defaultValue = "sha256",
      paramLabel = "HASH",
      description = "The hash of the Name of what is bound. Default: ${DEFAULT-VALUE}.")
  private String hash;

  @Override
  public Integer call() throws IOException {
    HashAlg alg = hash();
    PolicyText policy = PolicyFiles.policy(file, tpm);
    String digest = policy.policy().digest(alg).toHex();
    if (json.isSet()) {
      Json.object(
          spec.commandLine().getOut(),
          generator -> {
            generator.writeStringField("hash", PcrText.name(alg.alg()));
            generator.writeStringField("digest", digest);
          });
    } else {
      spec.commandLine().getOut().println(digest);
    }
    return ExitStatus.DONE;
  }

  private HashAlg hash() {
    try {
      return HashAlg.of(PcrText.bank(hash));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
