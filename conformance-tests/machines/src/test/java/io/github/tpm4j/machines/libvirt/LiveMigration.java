package io.github.tpm4j.machines.libvirt;

import io.github.tpm4j.peers.Daemon;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;

/** {@code virsh migrate --live} between two daemons of one machine. */
final class LiveMigration {
  private LiveMigration() {}

  /**
   * Tries it.
   *
   * @param tpm the XML element {@code tpm} of the domain, also where it goes to
   */
  static ToolResult run(Domain domain, LibvirtDaemon from, LibvirtDaemon to, String tpm)
      throws IOException {
    String definition = domain.on(to).definition(tpm).toString();
    String address = "tcp:127.0.0.1:" + Daemon.freePort();
    return from.virsh(
            "migrate",
            "--live",
            "--persistent",
            domain.name(),
            to.uri(),
            "--migrateuri",
            address,
            "--xml",
            definition,
            "--persistent-xml",
            definition)
        .run();
  }
}
