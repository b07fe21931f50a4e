package io.github.tpm4j.machines.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.machines.GuestShell;
import io.github.tpm4j.machines.TpmTraces;
import io.github.tpm4j.peers.TpmModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A guest that goes back to a snapshot has the TPM of that moment. */
@Tag("peer")
class SnapshotTest {
  @Test
  void takesTheTpmAlong_insideOfTheDiskAndBesideIt() throws Exception {
    try (LibvirtDaemon daemon = LibvirtDaemon.system();
        Domain domain = Domain.defineWithDisk(daemon, "snapshot", TpmXml.emulator(TpmModel.CRB))) {
      TpmTraces inside;
      try (GuestShell shell = domain.boot()) {
        TpmTraces traces = TpmTraces.leave(shell);
        domain.virsh("snapshot-create-as", "inside");
        inside = traces.copy();
        traces.assertGoesOn(shell);
        shell.run("printf lost | tpm2_nvwrite -C o -i - 0x1500016");
      }
      domain.virsh("snapshot-revert", "inside");
      TpmTraces beside;
      String memory = daemon.folder().resolve("memory").toString();
      try (GuestShell shell = domain.shell()) {
        inside.assertGoesOn(shell);
        domain.virsh(
            "snapshot-create-as",
            "beside",
            "--memspec",
            "file=" + memory + ",snapshot=external",
            "--diskspec",
            "vda,snapshot=external,file=" + daemon.folder().resolve("overlay.qcow2"));
        beside = inside.copy();
        inside.assertGoesOn(shell);
        shell.run("printf lost | tpm2_nvwrite -C o -i - 0x1500016");
      }
      domain.virsh("destroy");
      daemon.virsh("restore", memory).succeed();
      assertEquals("running", domain.state());
      try (GuestShell shell = domain.shell()) {
        beside.assertGoesOn(shell);
      }
    }
  }
}
