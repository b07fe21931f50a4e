package io.github.tpm4j.cli.ek;

import io.github.tpm4j.cli.SubCommands;
import picocli.CommandLine.Command;

/** {@code tpm4j ek}: the endorsement keys, by which a TPM is known. */
@Command(
    name = "ek",
    description = "Shows the TPM's endorsement keys, and verifies their certificates.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "COMMAND")
public final class EkCommands {
  private EkCommands() {}

  /** Its sub-commands. */
  public static SubCommands commands() {
    return new SubCommands()
        .with("list", EkList.class)
        .with("certificate", EkCertificateFile.class)
        .with("verify", EkVerify.class)
        .with("public", EkPublic.class)
        .with("persist", EkPersist.class);
  }
}
