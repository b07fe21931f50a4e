package io.github.tpm4j.cli.swtpm;

import io.github.tpm4j.cli.SubCommands;
import picocli.CommandLine.Command;

/** {@code tpm4j swtpm}: for those who come from swtpm. */
@Command(
    name = "swtpm",
    description = "Takes over what swtpm has kept.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "COMMAND")
public final class SwtpmCommands {
  private SwtpmCommands() {}

  /** Its sub-commands. */
  public static SubCommands commands() {
    return new SubCommands()
        .with("convert", SwtpmConvert::commandLine)
        .with("take-over", SwtpmTakeOver::commandLine);
  }
}
