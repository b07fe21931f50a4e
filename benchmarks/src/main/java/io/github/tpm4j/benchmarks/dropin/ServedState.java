package io.github.tpm4j.benchmarks.dropin;

import io.github.tpm4j.peers.Tool;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A command {@code swtpm} that serves the state of a folder, asked by Debian's swtpm_ioctl. */
final class ServedState implements Closeable {
  private static final String IOCTL = "/usr/bin/swtpm_ioctl";
  private static final int END_LIMIT_SECONDS = 30;

  private final Process process;
  private final Path socket;
  private final double millisToSocket;

  private ServedState(Process process, Path socket, double millisToSocket) {
    this.process = process;
    this.socket = socket;
    this.millisToSocket = millisToSocket;
  }

  /** Starts it, and waits for its socket as libvirt does: for the file. */
  static ServedState start(String command, Path state) throws IOException, InterruptedException {
    Files.createDirectories(state);
    Path socket = state.resolveSibling(state.getFileName() + ".socket");
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(
                command,
                "socket",
                "--tpm2",
                "--tpmstate",
                "dir=" + state,
                "--ctrl",
                "type=unixio,path=" + socket)
            .inheritIO()
            .start();
    while (Files.notExists(socket)) {
      if (!process.isAlive()) {
        throw new IOException(command + " ended with " + process.exitValue());
      }
      Thread.sleep(1);
    }
    return new ServedState(process, socket, (System.nanoTime() - begin) / 1e6);
  }

  /** The socket of its control channel. */
  Path socket() {
    return socket;
  }

  double millisToSocket() {
    return millisToSocket;
  }

  /** Sends a request on the control channel. */
  void control(String... request) {
    String[] words = new String[request.length + 3];
    words[0] = IOCTL;
    words[1] = "--unix";
    words[2] = socket.toString();
    System.arraycopy(request, 0, words, 3, request.length);
    Tool.of(words).succeed();
  }

  /** Ends it as libvirt does. */
  void stop() throws IOException, InterruptedException {
    control("-s");
    awaitEnd();
  }

  /** Waits for its end, which somebody has asked for. */
  void awaitEnd() throws IOException, InterruptedException {
    if (!process.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("it does not end");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
