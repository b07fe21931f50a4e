package io.github.tpm4j.cli.key;

import io.github.tpm4j.cli.SubCommands;
import picocli.CommandLine.Command;

/** {@code tpm4j key}: keys of the TPM. */
@Command(
    name = "key",
    description = "Makes, keeps and uses keys of the TPM.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "COMMAND")
public final class KeyCommands {
  private KeyCommands() {}

  /** Its sub-commands. */
  public static SubCommands commands() {
    return new SubCommands()
        .with("make", KeyMake.class)
        .with("list", KeyList.class)
        .with("import", KeyImporting.class)
        .with("export", KeyExporting.class)
        .with("persist", KeyPersist.class)
        .with("evict", KeyEvict.class)
        .with("storage-key", StorageKey.class)
        .with("certify", KeyCertify.class)
        .with("sign", KeySign.class)
        .with("decrypt", KeyDecrypt.class)
        .with("csr", KeyCsr.class);
  }
}
