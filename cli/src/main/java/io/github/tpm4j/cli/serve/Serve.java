package io.github.tpm4j.cli.serve;

import picocli.CommandLine.Command;

/** {@code tpm4j serve}: the bundled TPM, for other programs. */
@Command(
    name = "serve",
    description = "Serves the bundled TPM 2.0 to other programs, until SIGTERM.",
    mixinStandardHelpOptions = true,
    footer = {
      "%nFor instance:",
      "  tpm4j serve swtpm --server tcp:2321 --ctrl tcp:2322 --state DIR --startup clear",
      "  tpm4j serve swtpm --ctrl unix:/tmp/tpm.sock --state DIR     (for QEMU)",
      "  tpm4j serve mssim --port 2321 --state memory --startup clear",
      "'tpm4j serve PROTOCOL --help' tells the options of each."
    },
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "PROTOCOL",
    subcommands = {ServeSwtpm.class, ServeMssim.class})
public final class Serve {
  private Serve() {}
}
