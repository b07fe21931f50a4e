package io.github.tpm4j.machines.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.machines.GuestShell;
import io.github.tpm4j.machines.Tpm12Traces;
import io.github.tpm4j.peers.ToolResult;
import io.github.tpm4j.peers.TpmModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a guest whose TPM 1.2 is ours: snapshots, a secret, another computer. */
@Tag("peer")
@Tag("long")
class Tpm12LifeTest {
  private static final TpmModel MODEL = TpmModel.TIS_TPM_1_2;

  @Test
  void aSnapshotTakesTheTpmAlong_andAResetBootsItAnew() throws Exception {
    try (LibvirtDaemon daemon = LibvirtDaemon.system();
        Domain domain = Domain.defineWithDisk(daemon, "snapshot", TpmXml.emulator(MODEL))) {
      Tpm12Traces traces;
      try (GuestShell shell = domain.boot()) {
        traces = Tpm12Traces.leave(shell);
        domain.virsh("snapshot-create-as", "first");
        traces.assertGoesOn(shell);
        traces.write(shell, "lost");
      }
      domain.virsh("snapshot-revert", "first");
      try (GuestShell shell = domain.shell()) {
        traces.assertGoesOn(shell);
        domain.virsh("reset");
        traces.assertBootedAnew(shell.awaitBoot());
      }
    }
  }

  @Test
  void aSecretKeepsTheStateFromOthers_andASnapshotBringsBackAGuestThatHasEnded() throws Exception {
    try (LibvirtDaemon daemon = LibvirtDaemon.system()) {
      Secret secret = Secret.define(daemon, "first");
      String tpm = TpmXml.encrypted(MODEL, secret);
      try (Domain domain = Domain.defineWithDisk(daemon, "encrypted", tpm)) {
        String file = daemon.folder().resolve("encrypted.saved").toString();
        Tpm12Traces traces;
        try (GuestShell shell = domain.boot()) {
          traces = Tpm12Traces.leave(shell);
          domain.virsh("save", file);
          daemon.virsh("restore", file).succeed();
        }
        try (GuestShell shell = domain.shell()) {
          traces.assertGoesOn(shell);
          domain.virsh("snapshot-create-as", "first");
          traces.write(shell, "lost");
        }
        domain.virsh("destroy");
        secret.set("other");
        String said = daemon.virsh("start", domain.name()).refuse().errors();
        assertTrue(said.contains("error"), said);
        secret.set("first");
        domain.virsh("snapshot-revert", "first");
        try (GuestShell shell = domain.shell()) {
          traces.assertGoesOn(shell);
        }
        domain.virsh("destroy");
        try (GuestShell shell = domain.boot()) {
          traces.assertBootedAnew(shell);
        }
      }
    }
  }

  @Test
  void migratesToAnotherDaemonAndBack_onlyWhereTheSecretIs() throws Exception {
    try (LibvirtDaemon from = LibvirtDaemon.system();
        LibvirtDaemon to = LibvirtDaemon.system()) {
      Secret secret = Secret.define(from, "secret");
      Secret other = secret.on(to, "another");
      String tpm = TpmXml.encrypted(MODEL, secret);
      try (Domain domain = Domain.define(from, "moving", tpm)) {
        Tpm12Traces traces;
        try (GuestShell shell = domain.boot()) {
          traces = Tpm12Traces.leave(shell);
          ToolResult refused = LiveMigration.run(domain, from, to, tpm);
          assertTrue(refused.status() != 0, refused::toString);
          traces.assertGoesOn(shell);
        }
        other.set("secret");
        assertMigrates(domain, from, to, tpm);
        try (Domain moved = domain.on(to)) {
          try (GuestShell shell = moved.shell()) {
            traces.assertGoesOn(shell);
          }
          assertMigrates(moved, to, from, tpm);
        }
        try (GuestShell shell = domain.shell()) {
          traces.assertGoesOn(shell);
        }
        domain.virsh("destroy");
        try (GuestShell shell = domain.boot()) {
          traces.assertBootedAnew(shell);
        }
      }
    }
  }

  private static void assertMigrates(
      Domain domain, LibvirtDaemon from, LibvirtDaemon to, String tpm) throws Exception {
    ToolResult migrated = LiveMigration.run(domain, from, to, tpm);
    assertEquals(0, migrated.status(), migrated::toString);
    assertEquals("shut off", domain.state());
  }
}
