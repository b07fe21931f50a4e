package io.github.tpm4j.peers;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * wolfTPM's fwTPM, the one other open TPM with post-quantum keys. It is no package: who runs its
 * tests builds it, and says where it is.
 */
public final class FwTpm implements AutoCloseable {
  /** Names the program {@code fwtpm_server}. */
  public static final String PROPERTY = "tpm4j.fwtpm";

  private static final int SIGNAL_POWER_ON = 1;
  private static final int SIGNAL_NV_ON = 11;
  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final long POLL_MILLIS = 50;

  private final Process process;
  private final int port;

  private FwTpm(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a new TPM, and powers it on.
   *
   * @param folder for its state and its output
   * @throws ToolFailure if the property does not say where it is, or it does not start
   */
  public static FwTpm start(Path folder) throws IOException {
    String program = System.getProperty(PROPERTY, "");
    if (!Files.isExecutable(Path.of(program))) {
      throw new ToolFailure("Build wolfTPM's fwtpm_server and give -D" + PROPERTY + "=PATH");
    }
    int port = freePort();
    int platformPort = freePort();
    Process process =
        new ProcessBuilder(
                program, "--port", "" + port, "--platform-port", "" + platformPort, "--clear")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("fwtpm.log").toFile())
            .start();
    FwTpm tpm = new FwTpm(process, port);
    try (Socket platform = tpm.connect(platformPort)) {
      tpm.signal(platform, SIGNAL_POWER_ON);
      tpm.signal(platform, SIGNAL_NV_ON);
      return tpm;
    } catch (IOException | RuntimeException e) {
      tpm.close();
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Socket connect(int platformPort) throws IOException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      try {
        return new Socket(InetAddress.getLoopbackAddress(), platformPort);
      } catch (ConnectException e) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new ToolFailure("fwtpm_server does not start");
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ToolFailure("interrupted");
    }
  }

  private void signal(Socket platform, int signal) throws IOException {
    platform.getOutputStream().write(ByteBuffer.allocate(Integer.BYTES).putInt(signal).array());
    platform.getInputStream().readNBytes(Integer.BYTES);
  }

  /**
   * How it is reached: as swtpm, for it closes a connection that begins with the simulator's
   * handshake.
   */
  public String tcti() {
    return "swtpm:host=127.0.0.1,port=" + port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
