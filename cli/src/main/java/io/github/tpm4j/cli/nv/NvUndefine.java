package io.github.tpm4j.cli.nv;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Confirmation;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.keystore.tpm12.Tpm12Nv;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tpm4j nv undefine}: an NV Index goes, with what is in it. */
@Command(
    name = "undefine",
    description = "Removes an NV Index and what is in it, by the owner's authorisation.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:removed",
      "1:not removed: there is no TPM, it refused, or nobody said yes",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class NvUndefine implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConnectionOption connection;
  @Mixin private Confirmation confirmation;

  @Parameters(
      paramLabel = "INDEX",
      converter = NvIndex.class,
      description = "The NV Index, such as 0x01800001; of a TPM 1.2 0x00011001.")
  private TpmHandle index;

  @Override
  public Integer call() throws IOException {
    if (!confirmation.isGiven("What is in NV Index " + index + " is lost", "Remove it?")) {
      return ExitStatus.FAILED;
    }
    try {
      connection.use(
          tpm -> TpmNv.of(tpm.device(), NvIndex.ofTpm20(index)).undefine(),
          tpm -> Tpm12Nv.of(tpm, index.value()).undefine());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return ExitStatus.DONE;
  }
}
