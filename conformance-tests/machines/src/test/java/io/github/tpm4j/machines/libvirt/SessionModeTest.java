package io.github.tpm4j.machines.libvirt;

import io.github.tpm4j.machines.GuestShell;
import io.github.tpm4j.machines.TpmTraces;
import io.github.tpm4j.peers.TpmModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user without rights has guests with a TPM, too. */
@Tag("peer")
class SessionModeTest {
  /** Debian's {@code nobody}. */
  private static final int USER = 65_534;

  @Test
  void aUsersGuestKeepsItsTpm() throws Exception {
    try (LibvirtDaemon daemon = LibvirtDaemon.session(USER);
        Domain domain = Domain.define(daemon, "own", TpmXml.emulator(TpmModel.CRB))) {
      String file = daemon.folder().resolve("home/saved").toString();
      TpmTraces traces;
      try (GuestShell shell = domain.boot()) {
        traces = TpmTraces.leave(shell);
        domain.virsh("save", file);
        daemon.virsh("restore", file).succeed();
      }
      try (GuestShell shell = domain.shell()) {
        traces.assertGoesOn(shell);
        domain.virsh("reset");
        traces.assertReset(shell.awaitBoot());
      }
    }
  }

  @Test
  void aSecretASnapshotAndAManagedSaveAreTheUsersToo() throws Exception {
    try (LibvirtDaemon daemon = LibvirtDaemon.session(USER)) {
      Secret secret = Secret.define(daemon, "secret");
      String tpm = TpmXml.encrypted(TpmModel.TIS, secret);
      try (Domain domain = Domain.defineWithDisk(daemon, "guarded", tpm)) {
        TpmTraces first;
        try (GuestShell shell = domain.boot()) {
          TpmTraces traces = TpmTraces.leave(shell);
          domain.virsh("snapshot-create-as", "first");
          first = traces.copy();
          traces.assertGoesOn(shell);
        }
        domain.virsh("snapshot-revert", "first");
        try (GuestShell shell = domain.shell()) {
          first.assertGoesOn(shell);
          domain.virsh("managedsave");
          domain.virsh("start");
        }
        try (GuestShell shell = domain.shell()) {
          first.assertGoesOn(shell);
        }
        domain.virsh("destroy");
        try (GuestShell shell = domain.boot()) {
          first.assertRestarted(shell);
        }
      }
    }
  }
}
