package io.github.tpm4j.cli.serve;

import io.github.tpm4j.cli.HelpOptions;
import io.github.tpm4j.cli.SubCommands;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code tpm4j serve}: the bundled TPM, for other programs.
 *
 * <p>Its options are made without annotations: to read those took a third of the time until a TPM
 * was ready. Nor is a lambda of picocli's types here, which would keep those, compiled for Java 5,
 * out of the archive of classes.
 */
public final class Serve {
  private Serve() {}

  /** The command, without its sub-commands. */
  public static CommandLine commandLine() {
    CommandSpec command = CommandSpec.create();
    HelpOptions.addTo(command);
    command
        .usageMessage()
        .description("Serves the bundled TPM 2.0 to other programs, until SIGTERM.")
        .synopsisSubcommandLabel("PROTOCOL")
        .footer(
            "%nFor instance:",
            "  tpm4j serve swtpm --server tcp:2321 --ctrl tcp:2322 --state DIR --startup clear",
            "  tpm4j serve swtpm --ctrl unix:/tmp/tpm.sock --state DIR     (for QEMU)",
            "  tpm4j serve mssim --port 2321 --state memory --startup clear",
            "  tpm4j serve fleet --dir DIR                                 (many TPMs)",
            "'tpm4j serve PROTOCOL --help' tells the options of each.");
    return new CommandLine(command);
  }

  /** A sub-command for each. */
  public static SubCommands protocols() {
    return new SubCommands()
        .with("swtpm", ServeSwtpm::commandLine)
        .with("mssim", ServeMssim::commandLine)
        .with("fleet", ServeFleet::commandLine);
  }
}
