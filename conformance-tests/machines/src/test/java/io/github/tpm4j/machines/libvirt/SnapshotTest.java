package io.github.tpm4j.machines.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        String refused = daemon.virsh("snapshot-revert", domain.name(), "beside").refuse().errors();
        assertTrue(refused.contains("external snapshot not supported"), refused);
        beside.assertGoesOn(shell);
      }
    }
  }

  @Test
  void bringsBackAGuestThatHasEnded_withPcrBanksAndASecret() throws Exception {
    try (LibvirtDaemon daemon = LibvirtDaemon.system()) {
      Secret secret = Secret.define(daemon, "secret");
      String banks = "<active_pcr_banks><sha256/><sha384/></active_pcr_banks>";
      String tpm = TpmXml.encrypted(TpmModel.TIS, secret, banks);
      try (Domain domain = Domain.defineWithDisk(daemon, "ended", tpm)) {
        TpmTraces first;
        try (GuestShell shell = domain.boot()) {
          TpmTraces traces = TpmTraces.leave(shell);
          domain.virsh("snapshot-create-as", "first");
          first = traces.copy();
          traces.assertGoesOn(shell);
          shell.run("printf lost | tpm2_nvwrite -C o -i - 0x1500016");
        }
        domain.virsh("destroy");
        // libvirt has swtpm_setup set the banks of what is on disk, before what was saved comes in.
        domain.virsh("snapshot-revert", "first");
        try (GuestShell shell = domain.shell()) {
          first.assertGoesOn(shell);
          domain.virsh("managedsave");
          domain.virsh("start");
        }
        try (GuestShell shell = domain.shell()) {
          first.assertGoesOn(shell);
        }
      }
    }
  }
}
