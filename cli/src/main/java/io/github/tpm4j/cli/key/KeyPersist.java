package io.github.tpm4j.cli.key;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tpm4j key persist}: a key goes into the TPM's own memory. */
@Command(
    name = "persist",
    description = {
      "Puts a key into the TPM's own memory too, by the owner's authorisation. Where it was kept it",
      "stays."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the key is there",
      "1:it is not: there is no TPM, it refused, or another key is there",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class KeyPersist implements Callable<Integer> {
  @Mixin private KeyChoice key;

  @Parameters(
      paramLabel = "HANDLE",
      converter = KeyHandle.class,
      description = "A free handle of the owner: 0x81000000 to 0x817FFFFF.")
  private TpmHandle handle;

  @Override
  public Integer call() throws IOException {
    key.use(
        (tpm, known) ->
            tpm.device()
                .persist(
                    KeyChoice.ofTpm20(known, "its memory has no room for keys that stay").loaded(),
                    handle));
    return ExitStatus.DONE;
  }
}
