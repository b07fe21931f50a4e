package io.github.tpm4j.keystore.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A swtpm of its own, on loopback, with a TPM that was just made and started. */
public final class Swtpm implements AutoCloseable {
  private static final int ATTEMPTS = 5;
  private static final int START_SECONDS = 20;
  private static final int POLL_MILLIS = 20;

  private final Process process;
  private final int port;

  private Swtpm(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts swtpm with its state in {@code folder}. */
  public static Swtpm start(Path folder) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      int port = freePairOfPorts();
      Process process = launch(folder, port);
      if (awaitReady(process, folder.resolve("swtpm.pid"))) {
        return new Swtpm(process, port);
      }
      process.destroyForcibly();
      if (attempt == ATTEMPTS) {
        throw new IOException("swtpm does not start: " + Files.readString(log(folder)));
      }
    }
  }

  /** How TPM2 software stacks address this TPM. */
  public String tcti() {
    return "swtpm:host=127.0.0.1,port=" + port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Process launch(Path folder, int port) throws IOException {
    Files.deleteIfExists(folder.resolve("swtpm.pid"));
    return new ProcessBuilder(
            "swtpm",
            "socket",
            "--tpm2",
            "--tpmstate",
            "dir=" + folder,
            "--server",
            "type=tcp,bindaddr=127.0.0.1,port=" + port,
            "--ctrl",
            "type=tcp,bindaddr=127.0.0.1,port=" + (port + 1),
            "--flags",
            "not-need-init,startup-clear",
            "--pid",
            "file=" + folder.resolve("swtpm.pid"))
        .redirectErrorStream(true)
        .redirectOutput(log(folder).toFile())
        .start();
  }

  private static Path log(Path folder) {
    return folder.resolve("swtpm.log");
  }

  /** swtpm writes its pid file once it listens; a probing connection would end it. */
  private static boolean awaitReady(Process process, Path pidFile) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (process.isAlive() && System.nanoTime() < deadlineNanos) {
      if (Files.exists(pidFile)) {
        return true;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return false;
  }

  /** The swtpm TCTI expects the control channel on the port after the command channel. */
  private static int freePairOfPorts() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    while (true) {
      try (ServerSocket command = new ServerSocket(0, 1, loopback);
          ServerSocket control = new ServerSocket(command.getLocalPort() + 1, 1, loopback)) {
        return control.getLocalPort() - 1;
      } catch (IOException | IllegalArgumentException taken) {
        continue;
      }
    }
  }
}
