package io.github.tpm4j.cli.serve;

import picocli.CommandLine.Command;

/** {@code tpm4j serve}: the bundled TPM, for other programs. */
@Command(
    name = "serve",
    description = "Serves the bundled TPM 2.0 to other programs, until SIGTERM.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "PROTOCOL",
    subcommands = {ServeSwtpm.class, ServeMssim.class})
public final class Serve {
  private Serve() {}
}
