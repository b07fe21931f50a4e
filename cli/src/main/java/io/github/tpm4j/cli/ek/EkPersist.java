package io.github.tpm4j.cli.ek;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.key.KeyHandle;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.templates.EndorsementKey;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tpm4j ek persist}: an endorsement key stays in the TPM's own memory. */
@Command(
    name = "persist",
    description = {
      "Puts an endorsement key into the TPM's own memory, by the owner's authorisation: who needs",
      "it need not wait until the TPM has made it. tpm4j key evict removes it."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the key is there",
      "1:it is not: there is no TPM, it refused, or another key is there",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class EkPersist implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConnectionOption connection;

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      converter = EkKind.class,
      completionCandidates = EkKind.class,
      description = "Which key, as tpm4j ek list names it: rsa_2048, ecc_p256, ecc_p384, …")
  private EndorsementKey kind;

  @Parameters(
      index = "1",
      paramLabel = "HANDLE",
      converter = KeyHandle.class,
      description = "A free handle; those for endorsement keys are 0x81010000 to 0x8101FFFF.")
  private TpmHandle handle;

  @Override
  public Integer call() throws IOException {
    connection.use(
        tpm -> tpm.device().persist(EkPublic.made(spec, tpm, kind), handle),
        "its endorsement key is always there");
    return ExitStatus.DONE;
  }
}
