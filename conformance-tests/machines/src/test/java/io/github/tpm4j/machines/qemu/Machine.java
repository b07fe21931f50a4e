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
    List<String> command =
        new ArrayList<>(
            List.of(
                "qemu-system-x86_64",
                "-machine",
                "q35",
                "-cpu",
                "max",
                "-kernel",
                WorkFolder.kernel().toString(),
                "-initrd",
                WorkFolder.initrd().toString(),
                "-append",
                "console=ttyS0 panic=-1 guest.limit=1200",
                "-fw_cfg",
                "name=opt/guest/script,file=" + WorkFolder.script(),
                "-serial",
                "file:" + folder.resolve("console")));
    command.addAll(List.of(further));
    return start(folder, command, model.qemuName(), tpm);
  }

  /**
   * As {@link #start}, with a 64-bit ARM processor and nothing but its firmware. It waits for
   * "cont".
   */
  static Machine startArm(Path folder, Path firmware, Swtpm tpm, String... further)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "qemu-system-aarch64",
                "-machine",
                "virt",
                "-cpu",
                "cortex-a57",
                "-bios",
                firmware.toString(),
                "-S"));
    command.addAll(List.of(further));
    return start(folder, command, "tpm-tis-device", tpm);
  }

  private static Machine start(Path folder, List<String> command, String tpmDevice, Swtpm tpm)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    List<String> all = new ArrayList<>(command);
    all.addAll(
        List.of(
            "-accel",
            "tcg",
            "-m",
            "512",
            "-nodefaults",
            "-no-user-config",
            "-display",
            "none",
            "-serial",
            "unix:" + folder.resolve("shell") + ",server=on,wait=off",
            "-qmp",
            "unix:" + folder.resolve("monitor") + ",server=on,wait=off",
            "-chardev",
            "socket,id=tpm,path=" + tpm.socket(),
            "-tpmdev",
            "emulator,id=tpm0,chardev=tpm",
            "-device",
            tpmDevice + ",tpmdev=tpm0"));
    Process process =
        new ProcessBuilder(all)
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
