package io.github.tpm4j.cli.policy;

import io.github.tpm4j.cli.SubCommands;
import picocli.CommandLine.Command;

/** {@code tpm4j policy}: what must hold for keys and sealed data to be used. */
@Command(
    name = "policy",
    description = {
      "Makes policies as text, computes their digests, says what they demand and whether a TPM is",
      "satisfied now, and approves them."
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "COMMAND")
public final class PolicyCommands {
  private PolicyCommands() {}

  /** Its sub-commands. */
  public static SubCommands commands() {
    return new SubCommands()
        .with("make", PolicyMake.class)
        .with("digest", PolicyDigest.class)
        .with("explain", PolicyExplain.class)
        .with("approve", PolicyApprove.class);
  }
}
