package io.github.tpm4j.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A running tcsd, the daemon of trousers, above a TPM 1.2 that listens at a TCP port without frames
 * around its commands. Needs to be root: tcsd takes a configuration of the user root alone, and
 * becomes the user tss.
 */
public final class Tcsd implements AutoCloseable {
  private static final String SEARCHABLE = "rwx--x--x";

  private final Path folder;
  private final int port;
  private final int tpmPort;
  private Daemon daemon;

  private Tcsd(Path folder, int port, int tpmPort) {
    this.folder = folder;
    this.port = port;
    this.tpmPort = tpmPort;
  }

  /**
   * Starts it.
   *
   * @param tpmPort where the TPM listens, started up
   * @throws ToolFailure if it does not start; the message has what it said
   */
  public static Tcsd above(int tpmPort) throws IOException {
    Path folder = Files.createTempDirectory("tcsd");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(SEARCHABLE));
    Tcsd tcsd = new Tcsd(folder, Daemon.freePort(), tpmPort);
    tcsd.configure();
    tcsd.start();
    return tcsd;
  }

  private void configure() throws IOException {
    Path store = Files.createDirectory(folder.resolve("store"));
    Files.write(
        configuration(),
        List.of(
            "port = " + port,
            "num_threads = 10",
            "system_ps_file = " + store.resolve("system.data"),
            "firmware_log_file = /nonexistent",
            "kernel_log_file = /nonexistent"));
    Tool.of("chown", "root:tss", configuration().toString()).succeed();
    Tool.of("chmod", "0640", configuration().toString()).succeed();
    Tool.of("chown", "tss:tss", store.toString()).succeed();
    Tool.of("chmod", "0700", store.toString()).succeed();
  }

  private Path configuration() {
    return folder.resolve("tcsd.conf");
  }

  private void start() throws IOException {
    daemon =
        Daemon.start(
            port,
            folder.resolve("log"),
            List.of(
                "env",
                "TCSD_USE_TCP_DEVICE=1",
                "TCSD_TCP_DEVICE_HOSTNAME=127.0.0.1",
                "TCSD_TCP_DEVICE_PORT=" + tpmPort,
                "tcsd",
                "-e",
                "-f",
                "-c",
                configuration().toString()));
  }

  /** Ends it without warning, and starts it with the same keys registered. */
  public void restart() throws IOException {
    kill();
    start();
  }

  /** Ends it without warning. If asked to end, it waits until its clients have left. */
  public void kill() {
    daemon.kill();
  }

  /** How our client reaches it, as a TCTI configuration string. */
  public String tcti() {
    return "tcsd:host=127.0.0.1,port=" + port;
  }

  /** The tool's TPM is that of this tcsd. */
  public Tool reachedBy(Tool tool) {
    return tool.with("TSS_TCSD_HOSTNAME", "127.0.0.1").with("TSS_TCSD_PORT", "" + port);
  }

  @Override
  public void close() throws IOException {
    kill();
    Folders.delete(folder);
  }
}
