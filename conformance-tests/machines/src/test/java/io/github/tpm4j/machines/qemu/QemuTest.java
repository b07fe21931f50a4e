package io.github.tpm4j.machines.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.machines.GuestShell;
import io.github.tpm4j.machines.TpmTraces;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.TpmModel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** QEMU without libvirt: what its monitor does to a machine, its TPM lives through. */
@Tag("peer")
class QemuTest {
  @TempDir private Path folder;

  private Swtpm tpm(String name) throws IOException, InterruptedException {
    return Swtpm.start(folder.resolve(name), folder.resolve(name + ".socket"));
  }

  @ParameterizedTest
  @EnumSource(names = {"TIS", "CRB"})
  void goesBackToASnapshotIsResetAndPowersOff(TpmModel model) throws Exception {
    Path disk = folder.resolve("disk");
    Tool.of("qemu-img", "create", "-q", "-f", "qcow2", disk.toString(), "16M").succeed();
    String drive = "file=" + disk + ",format=qcow2,if=virtio";
    TpmTraces traces;
    try (Swtpm tpm = tpm("state");
        Machine machine = Machine.start(folder, model, tpm, "-drive", drive);
        GuestShell shell = machine.shell().awaitBoot()) {
      traces = TpmTraces.leave(shell);
      machine.monitor().command("savevm first");
      TpmTraces first = traces.copy();
      traces.assertGoesOn(shell);
      shell.run("printf lost | tpm2_nvwrite -C o -i - 0x1500016");
      machine.monitor().command("loadvm first");
      first.assertGoesOn(shell);
      machine.monitor().command("system_reset");
      first.assertReset(shell.awaitBoot());
      traces = first;
      shell.begin("poweroff -f");
      assertEquals(0, machine.awaitEnd(), machine::toString);
      tpm.awaitEnd();
    }
    try (Swtpm tpm = tpm("state");
        Machine machine = Machine.start(folder, model, tpm);
        GuestShell shell = machine.shell().awaitBoot()) {
      // The kernel has shut the TPM down itself: nothing of it was to be resumed.
      traces.assertReset(shell);
      machine.kill();
      tpm.awaitEnd();
    }
  }

  @Test
  void movesOverASocket_andTheOldOneGoesOnIfTheStreamIsCut() throws Exception {
    try (Swtpm oldTpm = tpm("old");
        Machine old = Machine.start(folder.resolve("a"), TpmModel.CRB, oldTpm)) {
      TpmTraces traces;
      try (GuestShell shell = old.shell().awaitBoot()) {
        traces = TpmTraces.leave(shell);
        // Whatever comes later is not read, and the other end hangs up.
        old.monitor().say("migrate -d \\\"exec:head -c 3000000 > /dev/null\\\"");
        assertEquals("failed", old.monitor().awaitMigration());
        traces.assertGoesOn(shell);
      }
      String address = "unix:" + folder.resolve("stream");
      try (Swtpm newTpm = tpm("new");
          Machine other =
              Machine.start(folder.resolve("b"), TpmModel.CRB, newTpm, "-incoming", address)) {
        old.monitor().command("migrate -d " + address);
        assertEquals("completed", old.monitor().awaitMigration());
        old.monitor().say("quit");
        oldTpm.awaitEnd();
        try (GuestShell shell = other.shell()) {
          traces.assertGoesOn(shell);
        }
      }
    }
  }
}
