package io.github.tpm4j.cli.key;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.BytesOutput;
import io.github.tpm4j.cli.tpm.ConnectionOption;
import io.github.tpm4j.keystore.KeyExport;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tpm4j key storage-key}: the key that new keys are made under. */
@Command(
    name = "storage-key",
    description = {
      "Writes the public area of the TPM's storage key (TPM2B_PUBLIC), for another TPM to copy keys",
      "to this one: its tpm4j key make --movable-to takes it. Bring it there so that nobody can",
      "replace it."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:written",
      "1:there is no TPM, it refused, or the file could not be written",
      "2:the command line is wrong"
    },
    usageHelpAutoWidth = true)
final class StorageKey implements Callable<Integer> {
  @Mixin private ConnectionOption connection;
  @Mixin private BytesOutput output;

  @Override
  public Integer call() throws IOException {
    output.check();
    connection.use(
        tpm -> output.write(PublicAreaFile.bytes(KeyExport.storageKey(tpm))),
        "its keys are for it alone, and none is copied to another one here");
    return ExitStatus.DONE;
  }
}
