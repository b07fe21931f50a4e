package io.github.tpm4j.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A running swtpm on the loopback interface, started up, with its state in a folder. */
public final class Swtpm implements AutoCloseable {
  private static final String STARTED = "not-need-init,startup-clear";
  private static final List<String> TPM_2_0 = List.of("--tpm2");
  private static final List<String> TPM_1_2 = List.of();
  private static final int PORT_ATTEMPTS = 100;
  // Below the kernel's own choice: clients that connect once a command leave every second port
  // there in TIME_WAIT.
  private static final int LOWEST_PORT = 10_000;
  private static final int LOWEST_EPHEMERAL_PORT = 32_768;
  static final int START_ATTEMPTS = 5;
  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final Duration END_LIMIT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(20);

  private final Process process;
  private final Path folder;
  private final boolean temporary;
  private final String address;
  private final List<String> family;

  private Swtpm(
      Path folder, boolean temporary, String address, List<String> family, Process process) {
    this.family = family;
    this.folder = folder;
    this.temporary = temporary;
    this.address = address;
    this.process = process;
  }

  /** What it has taken of the processors since its start; the kernel counts in steps of 10 ms. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Starts a new TPM that listens on TCP; its state is deleted when it is closed. */
  public static Swtpm tcp() throws IOException {
    return tcp(Files.createTempDirectory("swtpm"), true);
  }

  /** As {@link #tcp()}, but before its first TPM2_Startup. */
  public static Swtpm manufactured() throws IOException {
    return tcp(Files.createTempDirectory("swtpm"), true, "not-need-init", TPM_2_0);
  }

  /** As {@link #tcp()}, but a TPM 1.2, without endorsement key and owner. */
  public static Swtpm tpm12() throws IOException {
    return tcp(Files.createTempDirectory("swtpm12"), true, STARTED, TPM_1_2);
  }

  /** Starts the TPM whose state is in the folder, or a new one, listening on TCP. */
  public static Swtpm tcp(Path folder) throws IOException {
    return tcp(folder, false);
  }

  /** As {@link #tcp(Path)}, where one that has ended was: at the same port. */
  public static Swtpm again(Swtpm ended) throws IOException {
    List<String> options = tcpOptions(ended.port(), STARTED);
    return started(ended.folder, ended.temporary, ended.address, options, ended.family);
  }

  /** Starts a new TPM that listens on a UNIX socket; its state is deleted when it is closed. */
  public static Swtpm unix() throws IOException {
    return unix(Files.createTempDirectory("swtpm"), true);
  }

  /** Starts the TPM whose state is in the folder, or a new one, listening on a UNIX socket. */
  public static Swtpm unix(Path folder) throws IOException {
    return unix(folder, false);
  }

  private static Swtpm tcp(Path folder, boolean temporary) throws IOException {
    return tcp(folder, temporary, STARTED, TPM_2_0);
  }

  // Another program may take a port between the choice and swtpm's bind; then another is chosen.
  private static Swtpm tcp(Path folder, boolean temporary, String flags, List<String> family)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port = freePortPair();
      Process process = start(folder, tcpOptions(port, flags), family);
      if (listens(process, folder)) {
        return new Swtpm(folder, temporary, "host=127.0.0.1,port=" + port, family, process);
      }
      if (attempt == START_ATTEMPTS) {
        throw new ToolFailure("swtpm does not start: " + log(folder));
      }
    }
  }

  private static List<String> tcpOptions(int port, String flags) {
    return List.of(
        "--server",
        "type=tcp,port=" + port,
        "--ctrl",
        "type=tcp,port=" + (port + 1),
        "--flags",
        flags);
  }

  private static Swtpm unix(Path folder, boolean temporary) throws IOException {
    Path data = folder.resolve("swtpm.sock");
    List<String> options =
        List.of(
            "--server",
            "type=unixio,path=" + data,
            "--ctrl",
            "type=unixio,path=" + data + ".ctrl",
            "--flags",
            STARTED);
    return started(folder, temporary, "path=" + data, options, TPM_2_0);
  }

  /** Starts a TPM with its state in the folder, with options that say the rest. */
  public static Swtpm with(Path folder, String... options) throws IOException {
    return started(folder, false, "as told", List.of(options), TPM_2_0);
  }

  private static Swtpm started(
      Path folder, boolean temporary, String address, List<String> options, List<String> family)
      throws IOException {
    Process process = start(folder, options, family);
    if (!listens(process, folder)) {
      throw new ToolFailure("swtpm does not start: " + log(folder));
    }
    return new Swtpm(folder, temporary, address, family, process);
  }

  private static Process start(Path folder, List<String> options, List<String> family)
      throws IOException {
    Files.deleteIfExists(pidFile(folder));
    List<String> command = new ArrayList<>(List.of("swtpm", "socket"));
    command.addAll(family);
    command.addAll(List.of("--tpmstate", "dir=" + folder));
    command.addAll(options);
    command.addAll(List.of("--pid", "file=" + pidFile(folder)));
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("log").toFile())
          .start();
    } catch (IOException e) {
      throw new ToolFailure("cannot start swtpm (./verify installs it)", e);
    }
  }

  // swtpm writes its pid file once its sockets listen: a connection made now waits for an answer.
  private static boolean listens(Process process, Path folder) throws IOException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!Files.exists(pidFile(folder)) || Files.size(pidFile(folder)) == 0) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        Processes.end(process);
        return false;
      }
      Processes.pause(POLL);
    }
    return true;
  }

  static int freePortPair() throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    IOException taken = null;
    for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, LOWEST_EPHEMERAL_PORT - 1);
      try (ServerSocket first = new ServerSocket(port, 1, loopback);
          ServerSocket second = new ServerSocket(first.getLocalPort() + 1, 1, loopback)) {
        return second.getLocalPort() - 1;
      } catch (IOException e) {
        taken = e;
      }
    }
    throw new IOException("no two free ports that follow each other", taken);
  }

  private static Path pidFile(Path folder) {
    return folder.resolve("pid");
  }

  private static String log(Path folder) throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  /** How to reach it, as a TCTI configuration string. */
  public String tcti() {
    return "swtpm:" + address;
  }

  /** The TCP port of the commands; the control channel is at the next one. */
  public int port() {
    return Integer.parseInt(address.substring(address.lastIndexOf('=') + 1));
  }

  /** The number of its process. */
  public long pid() {
    return process.pid();
  }

  /** The folder with its state. */
  public Path folder() {
    return folder;
  }

  /** Ends it without warning, as a TPM that vanishes in mid-operation. */
  public void kill() {
    process.destroyForcibly();
    Processes.end(process);
  }

  /** Waits for its end, which somebody has asked for; returns its exit status. */
  public int awaitEnd() {
    if (!Processes.await(process, END_LIMIT)) {
      throw new ToolFailure("swtpm did not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() throws IOException {
    Processes.end(process);
    if (temporary) {
      Folders.delete(folder);
    }
  }
}
