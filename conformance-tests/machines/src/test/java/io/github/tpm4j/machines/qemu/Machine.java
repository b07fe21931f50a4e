package io.github.tpm4j.machines.qemu;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.machines.GuestShell;
import io.github.tpm4j.machines.WorkFolder;
import io.github.tpm4j.peers.TpmModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A QEMU that was started without libvirt, and its monitor. */
final class Machine implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Process process;
  private final Path folder;
  private final Monitor monitor;

  private Machine(Process process, Path folder, Monitor monitor) {
    this.process = process;
    this.folder = folder;
    this.monitor = monitor;
  }

  /**
   * Starts it.
   *
   * @param folder for its sockets and its console
   * @param further options of QEMU
   */
  static Machine start(Path folder, TpmModel model, Swtpm tpm, String... further)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    List<String> command =
        new ArrayList<>(
            List.of(
                "qemu-system-x86_64",
                "-accel",
                "tcg",
                "-machine",
                "q35",
                "-cpu",
                "max",
                "-m",
                "512",
                "-nodefaults",
                "-no-user-config",
                "-display",
                "none",
                "-kernel",
                WorkFolder.kernel().toString(),
                "-initrd",
                WorkFolder.initrd().toString(),
                "-append",
                "console=ttyS0 panic=-1 guest.limit=1200",
                "-fw_cfg",
                "name=opt/guest/script,file=" + WorkFolder.script(),
                "-serial",
                "file:" + folder.resolve("console"),
                "-serial",
                "unix:" + folder.resolve("shell") + ",server=on,wait=off",
                "-qmp",
                "unix:" + folder.resolve("monitor") + ",server=on,wait=off",
                "-chardev",
                "socket,id=tpm,path=" + tpm.socket(),
                "-tpmdev",
                "emulator,id=tpm0,chardev=tpm",
                "-device",
                model.qemuName() + ",tpmdev=tpm0"));
    command.addAll(List.of(further));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      return new Machine(process, folder, Monitor.connect(folder.resolve("monitor"), process));
    } catch (IOException e) {
      process.destroyForcibly();
      throw new IOException(Files.readString(folder.resolve("log")), e);
    }
  }

  /** What runs in its guest. */
  GuestShell shell() throws IOException, InterruptedException {
    return GuestShell.connect(folder.resolve("shell"));
  }

  Monitor monitor() {
    return monitor;
  }

  /** What QEMU has said. */
  String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  /** Waits for QEMU's end, and returns its status. */
  int awaitEnd() throws InterruptedException {
    assertTrue(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), "QEMU has not ended");
    return process.exitValue();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    monitor.close();
    kill();
  }
}
