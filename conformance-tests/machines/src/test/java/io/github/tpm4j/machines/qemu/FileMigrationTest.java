package io.github.tpm4j.machines.qemu;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.machines.GuestShell;
import io.github.tpm4j.machines.TpmTraces;
import io.github.tpm4j.peers.TpmModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine that QEMU has written to a file goes on from there, with its TPM. */
@Tag("peer")
class FileMigrationTest {
  private static final String NV_WRITE = "printf %s | tpm2_nvwrite -C o -i - 0x1500016";

  /** What the TPM's part of the stream begins with. */
  private static final String SECTION = "tpm-emulator";

  @TempDir private Path folder;

  private Swtpm tpm() throws IOException, InterruptedException {
    return Swtpm.start(folder.resolve("state"), folder.resolve("socket"));
  }

  private Path write(Machine machine) throws IOException, InterruptedException {
    Path file = folder.resolve("stream");
    machine.monitor().command("migrate -d \\\"exec:cat > " + file + "\\\"");
    assertEquals("completed", machine.monitor().awaitMigration());
    return file;
  }

  private Machine read(String name, TpmModel model, Swtpm tpm, Path file) throws Exception {
    Machine machine = Machine.start(folder.resolve(name), model, tpm, "-incoming", "defer");
    machine.monitor().command("migrate_incoming \\\"exec:cat " + file + "\\\"");
    return machine;
  }

  @ParameterizedTest
  @EnumSource(names = {"TIS", "CRB"})
  void theTpmIsThatOfTheFile_whateverCameLater(TpmModel model) throws Exception {
    TpmTraces traces;
    Path file;
    try (Swtpm tpm = tpm();
        Machine machine = Machine.start(folder.resolve("a"), model, tpm);
        GuestShell shell = machine.shell().awaitBoot()) {
      traces = TpmTraces.leave(shell);
      file = write(machine);
      machine.monitor().command("cont");
      traces.copy().assertGoesOn(shell);
      shell.run(NV_WRITE.formatted("lost"));
      machine.kill();
      tpm.awaitEnd();
    }
    try (Swtpm tpm = tpm();
        Machine machine = read("b", model, tpm, file);
        GuestShell shell = machine.shell()) {
      machine.monitor().awaitArrival();
      traces.assertGoesOn(shell);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 700, 8_000})
  void aFileThatIsCutLeavesTheStateThatWasThere(int sectionBytes) throws Exception {
    TpmTraces traces;
    Path file;
    try (Swtpm tpm = tpm();
        Machine machine = Machine.start(folder.resolve("a"), TpmModel.CRB, tpm);
        GuestShell shell = machine.shell().awaitBoot()) {
      traces = TpmTraces.leave(shell);
      shell.run(NV_WRITE.formatted("lost"));
      file = write(machine);
      machine.monitor().command("cont");
      shell.run(NV_WRITE.formatted("kept"));
      machine.kill();
      tpm.awaitEnd();
    }
    cut(file, sectionBytes);
    try (Swtpm tpm = tpm();
        Machine machine = read("b", TpmModel.CRB, tpm, file)) {
      assertNotEquals(0, machine.awaitEnd(), "QEMU's status");
      assertTrue(machine.log().contains("load of migration failed"), machine.log());
      tpm.awaitEnd();
    }
    try (Swtpm tpm = tpm();
        Machine machine = Machine.start(folder.resolve("c"), TpmModel.CRB, tpm);
        GuestShell shell = machine.shell().awaitBoot()) {
      traces.assertRestarted(shell);
    }
  }

  /** Leaves as much of the TPM's part as is said, and nothing behind. */
  private static void cut(Path file, int sectionBytes) throws IOException {
    byte[] stream = Files.readAllBytes(file);
    int section = new String(stream, ISO_8859_1).indexOf(SECTION);
    assertTrue(section > 0 && section + sectionBytes < stream.length, "the TPM's part");
    Files.write(file, Arrays.copyOf(stream, section + sectionBytes));
  }
}
