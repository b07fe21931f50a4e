package io.github.tpm4j.machines.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.machines.GuestShell;
import io.github.tpm4j.machines.Tpm12Traces;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.TpmModel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** QEMU without libvirt, with a TPM 1.2 that nobody has set up. */
@Tag("peer")
@Tag("long")
class Tpm12MachineTest {
  private static final TpmModel MODEL = TpmModel.TIS_TPM_1_2;

  @TempDir private Path folder;

  private Swtpm tpm(String name) throws IOException, InterruptedException {
    return Swtpm.startTpm12(folder.resolve(name), folder.resolve(name + ".socket"));
  }

  @Test
  void goesBackToASnapshotMovesAndPowersOff() throws Exception {
    Path disk = folder.resolve("disk");
    Tool.of("qemu-img", "create", "-q", "-f", "qcow2", disk.toString(), "16M").succeed();
    String drive = "file=" + disk + ",format=qcow2,if=virtio";
    Tpm12Traces traces;
    try (Swtpm oldTpm = tpm("old");
        Machine old = Machine.start(folder.resolve("a"), MODEL, oldTpm, "-drive", drive)) {
      try (GuestShell shell = old.shell().awaitBoot()) {
        traces = Tpm12Traces.leave(shell);
        old.monitor().command("savevm first");
        traces.write(shell, "lost");
        old.monitor().command("loadvm first");
        traces.assertGoesOn(shell);
        // Whatever comes later is not read, and the other end hangs up.
        old.monitor().say("migrate -d \\\"exec:head -c 3000000 > /dev/null\\\"");
        assertEquals("failed", old.monitor().awaitMigration());
        traces.assertGoesOn(shell);
      }
      String address = "unix:" + folder.resolve("stream");
      try (Swtpm newTpm = tpm("new");
          Machine other =
              Machine.start(
                  folder.resolve("b"), MODEL, newTpm, "-drive", drive, "-incoming", address)) {
        old.monitor().command("migrate -d " + address);
        assertEquals("completed", old.monitor().awaitMigration());
        old.monitor().say("quit");
        oldTpm.awaitEnd();
        try (GuestShell shell = other.shell()) {
          traces.assertGoesOn(shell);
          shell.begin("poweroff -f");
          assertEquals(0, other.awaitEnd(), other::toString);
          newTpm.awaitEnd();
        }
      }
    }
    try (Swtpm tpm = tpm("new");
        Machine machine = Machine.start(folder.resolve("c"), MODEL, tpm);
        GuestShell shell = machine.shell().awaitBoot()) {
      traces.assertBootedAnew(shell);
    }
  }
}
