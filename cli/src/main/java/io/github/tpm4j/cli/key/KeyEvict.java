package io.github.tpm4j.cli.key;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Confirmation;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.cli.tpm.PersistentObject;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tpm4j key evict}: a key is no longer in the TPM's own memory. */
@Command(
    name = "evict",
    description = "Removes a key from the TPM's own memory, by the owner's authorisation.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:removed",
      "1:not removed: there is no TPM, it refused, or nobody said yes",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class KeyEvict implements Callable<Integer> {
  @Mixin private ConnectionOption connection;
  @Mixin private Confirmation confirmation;

  @Parameters(
      paramLabel = "HANDLE",
      converter = KeyHandle.class,
      description = "The handle of the key, such as 0x81000010.")
  private TpmHandle handle;

  @Override
  public Integer call() throws IOException {
    if (!confirmation.isGiven(
        "The key at " + handle + role() + " is lost where no file has it", "Remove it?")) {
      return ExitStatus.FAILED;
    }
    connection.use(tpm -> tpm.device().evict(handle), "it keeps no keys in its own memory");
    return ExitStatus.DONE;
  }

  private String role() {
    return new PersistentObject(handle, Optional.empty(), Optional.empty())
        .role()
        .map(role -> " (" + role + ")")
        .orElse("");
  }
}
