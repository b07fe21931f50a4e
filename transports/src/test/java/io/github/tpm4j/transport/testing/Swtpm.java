package io.github.tpm4j.transport.testing;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real swtpm in a folder of its own; already started up. */
public final class Swtpm implements Closeable {
  private static final int ATTEMPTS = 200;

  private final Process process;
  private final String tcti;

  private Swtpm(Process process, String tcti) {
    this.process = process;
    this.tcti = tcti;
  }

  /** Starts one at two free TCP ports that follow each other. */
  public static Swtpm tcp(Path folder) throws IOException, InterruptedException {
    return tcp(folder, freePortPair());
  }

  /** Starts one where another, which was closed, had been. */
  public static Swtpm again(Path folder, Swtpm earlier) throws IOException, InterruptedException {
    Files.deleteIfExists(folder.resolve("pid"));
    return tcp(folder, Integer.parseInt(earlier.tcti.replaceFirst(".*=", "")));
  }

  private static Swtpm tcp(Path folder, int port) throws IOException, InterruptedException {
    Swtpm swtpm =
        new Swtpm(
            start(folder, "type=tcp,port=" + port, "type=tcp,port=" + (port + 1)),
            "swtpm:host=127.0.0.1,port=" + port);
    swtpm.await(folder);
    return swtpm;
  }

  /** Starts one at two UNIX sockets, {@code data} and {@code data.ctrl}. */
  public static Swtpm unix(Path folder) throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    Swtpm swtpm =
        new Swtpm(
            start(folder, "type=unixio,path=" + data, "type=unixio,path=" + data + ".ctrl"),
            "swtpm:path=" + data);
    swtpm.await(folder);
    return swtpm;
  }

  private static Process start(Path folder, String server, String control) throws IOException {
    List<String> command = new ArrayList<>(List.of("swtpm", "socket", "--tpm2", "--tpmstate"));
    command.addAll(List.of("dir=" + folder, "--server", server, "--ctrl", control));
    command.addAll(List.of("--flags", "not-need-init,startup-clear"));
    command.addAll(List.of("--pid", "file=" + folder.resolve("pid")));
    Files.createDirectories(folder);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("swtpm.log").toFile())
        .start();
  }

  private static int freePortPair() throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          ServerSocket second =
              new ServerSocket(first.getLocalPort() + 1, 1, InetAddress.getLoopbackAddress())) {
        return second.getLocalPort() - 1;
      } catch (IOException | IllegalArgumentException e) {
        // The next port is taken: another pair.
      }
    }
    throw new IOException("no two free ports that follow each other");
  }

  /** swtpm writes its pid file when it listens. */
  private void await(Path folder) throws IOException, InterruptedException {
    Path pid = folder.resolve("pid");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (Files.exists(pid) && Files.size(pid) > 0) {
        return;
      }
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    close();
    throw new IOException("swtpm: " + Files.readString(folder.resolve("swtpm.log")));
  }

  public String tcti() {
    return tcti;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
