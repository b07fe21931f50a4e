package io.github.tpm4j.peers;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A server of another project on a port of the loopback interface, such as a broker. */
public final class Daemon implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Process process;
  private final Path log;

  private Daemon(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** A port that was free a moment ago, and that the kernel gives no client. */
  public static int freePort() throws IOException {
    return Swtpm.freePortPair();
  }

  /**
   * Starts the command, which stays in the foreground, and waits until it listens at the port.
   *
   * @param log gets what it prints
   * @throws ToolFailure if it is not installed, or ends instead; with what it printed
   */
  public static Daemon start(int port, Path log, List<String> command) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new ToolFailure("cannot start " + command.get(0) + " (./verify installs it)", e);
    }
    Daemon daemon = new Daemon(process, log);
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!listens(port)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        daemon.close();
        throw new ToolFailure(command.get(0) + " does not start: " + daemon.printed());
      }
      Processes.pause(POLL);
    }
    return daemon;
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** What it has printed so far. */
  public String printed() throws IOException {
    return Files.readString(log);
  }

  /** Ends it without warning. */
  public void kill() {
    process.destroyForcibly();
    Processes.end(process);
  }

  @Override
  public void close() {
    Processes.end(process);
  }
}
