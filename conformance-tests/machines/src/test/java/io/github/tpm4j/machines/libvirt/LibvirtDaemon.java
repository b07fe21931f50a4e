package io.github.tpm4j.machines.libvirt;

import io.github.tpm4j.machines.WorkFolder;
import io.github.tpm4j.peers.Checkout;
import io.github.tpm4j.peers.Folders;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A libvirtd of this test's own, which neither sees nor changes what the machine's has, and finds
 * this project's swtpm first. What it has started ends with it.
 */
final class LibvirtDaemon implements AutoCloseable {
  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(3);
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final long PAUSE_MILLIS = 50;

  private final Path folder;
  private final String uri;
  private final Process process;

  private LibvirtDaemon(Path folder, String uri, Process process) {
    this.folder = folder;
    this.uri = uri;
    this.process = process;
  }

  /** Starts the daemon of the system, as root. */
  static LibvirtDaemon system() throws IOException, InterruptedException {
    return system(WorkFolder.path());
  }

  /** The same, but it finds Debian's swtpm. */
  static LibvirtDaemon ofDebian() throws IOException, InterruptedException {
    return system(System.getenv("PATH"));
  }

  private static LibvirtDaemon system(String path) throws IOException, InterruptedException {
    Path folder = WorkFolder.create();
    String socket = folder.resolve("run/libvirt-sock").toString();
    return start(folder, path, "qemu+unix:///system?socket=" + socket, List.of());
  }

  /** Starts the daemon of a user's session. */
  static LibvirtDaemon session(int user) throws IOException, InterruptedException {
    Path folder = WorkFolder.create();
    String socket = folder.resolve("home/run/libvirt/libvirt-sock").toString();
    List<String> words = List.of(String.valueOf(user));
    return start(folder, WorkFolder.path(), "qemu+unix:///session?socket=" + socket, words);
  }

  private static LibvirtDaemon start(Path folder, String path, String uri, List<String> user)
      throws IOException, InterruptedException {
    Path script = Checkout.root().resolve("conformance-tests/machines/libvirt/daemon.sh");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(script.toString(), folder.toString(), path));
    command.addAll(user);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    LibvirtDaemon daemon = new LibvirtDaemon(folder, uri, process);
    daemon.awaitStart();
    return daemon;
  }

  private void awaitStart() throws IOException, InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (virsh("list").run().status() != 0) {
      if (!process.isAlive() || System.nanoTime() > end) {
        String output = Files.readString(folder.resolve("output"));
        close();
        throw new ToolFailure("libvirtd does not start (it needs root): " + output);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** Its folder, which all users may enter. */
  Path folder() {
    return folder;
  }

  /** How virsh and other daemons reach it. */
  String uri() {
    return uri;
  }

  /** A command of virsh, in the C locale. */
  Tool virsh(String... arguments) {
    List<String> command = new ArrayList<>(List.of("virsh", "-q", "-c", uri));
    command.addAll(List.of(arguments));
    return Tool.of(command.toArray(String[]::new)).with("LC_ALL", "C").within(COMMAND_LIMIT);
  }

  /** A script of the shell that sees the daemon's files and processes. */
  Tool inside(String script) {
    String init = Long.toString(process.children().findFirst().orElseThrow().pid());
    return Tool.of("nsenter", "--target", init, "--mount", "--pid", "sh", "-c", script);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    process.waitFor();
    Folders.delete(folder);
  }
}
