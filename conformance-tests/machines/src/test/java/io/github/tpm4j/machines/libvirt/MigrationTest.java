package io.github.tpm4j.machines.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.machines.GuestShell;
import io.github.tpm4j.machines.TpmTraces;
import io.github.tpm4j.peers.ToolResult;
import io.github.tpm4j.peers.TpmModel;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A running guest moves to another libvirtd, and its TPM moves with it. */
@Tag("peer")
class MigrationTest {
  private LibvirtDaemon from;
  private LibvirtDaemon to;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    from = LibvirtDaemon.system();
    to = LibvirtDaemon.system();
  }

  @AfterEach
  void end() throws IOException, InterruptedException {
    from.close();
    to.close();
  }

  private ToolResult migrate(Domain domain, String tpm) throws IOException {
    return LiveMigration.run(domain, from, to, tpm);
  }

  @Test
  void theGuestDoesNotNotice() throws Exception {
    String tpm = TpmXml.emulator(TpmModel.CRB);
    try (Domain domain = Domain.define(from, "moving", tpm)) {
      TpmTraces traces;
      try (GuestShell shell = domain.boot()) {
        traces = TpmTraces.leave(shell);
      }
      ToolResult migrated = migrate(domain, tpm);
      assertEquals(0, migrated.status(), migrated::toString);
      assertEquals("shut off", domain.state());
      try (Domain moved = domain.on(to)) {
        try (GuestShell shell = moved.shell()) {
          traces.assertGoesOn(shell);
          moved.virsh("reset");
          traces.assertReset(shell.awaitBoot());
        }
        // Where the guest comes from, what its TPM was then still lies on the disk.
        ToolResult returned = LiveMigration.run(moved, to, from, tpm);
        assertEquals(0, returned.status(), returned::toString);
        assertEquals("shut off", moved.state());
      }
      try (GuestShell shell = domain.shell()) {
        traces.assertGoesOn(shell);
      }
      domain.virsh("destroy");
      try (GuestShell shell = domain.boot()) {
        traces.assertRestarted(shell);
      }
    }
  }

  @Test
  void anEncryptedTpmGoesOnlyWhereTheSecretIs() throws Exception {
    Secret secret = Secret.define(from, "secret");
    String tpm = TpmXml.encrypted(TpmModel.TIS, secret);
    try (Domain domain = Domain.define(from, "guarded", tpm)) {
      TpmTraces traces;
      Secret other = secret.on(to, "another");
      try (GuestShell shell = domain.boot()) {
        traces = TpmTraces.leave(shell);
        ToolResult refused = migrate(domain, tpm);
        assertTrue(refused.status() != 0, refused::toString);
        traces.assertGoesOn(shell);
      }
      other.set("secret");
      ToolResult migrated = migrate(domain, tpm);
      assertEquals(0, migrated.status(), migrated::toString);
      try (Domain moved = domain.on(to);
          GuestShell shell = moved.shell()) {
        traces.assertGoesOn(shell);
      }
    }
  }
}
