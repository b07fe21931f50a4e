package io.github.tpm4j.machines.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.machines.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** This project's swtpm, serving one TPM to one machine. */
final class Swtpm implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final long PAUSE_MILLIS = 5;

  private final Process process;
  private final Path socket;

  private Swtpm(Process process, Path socket) {
    this.process = process;
    this.socket = socket;
  }

  /** Starts it with the state in a folder, and waits for its socket. */
  static Swtpm start(Path state, Path socket) throws IOException, InterruptedException {
    Files.createDirectories(state);
    Process process =
        new ProcessBuilder(
                List.of(
                    WorkFolder.swtpm().toString(),
                    "socket",
                    "--tpm2",
                    "--tpmstate",
                    "dir=" + state,
                    "--ctrl",
                    "type=unixio,path=" + socket,
                    "--terminate"))
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(state.resolveSibling("swtpm.log").toFile()))
            .start();
    while (!Files.exists(socket)) {
      assertTrue(process.isAlive(), "swtpm has ended");
      Thread.sleep(PAUSE_MILLIS);
    }
    return new Swtpm(process, socket);
  }

  Path socket() {
    return socket;
  }

  /** The program of the process that was started, which a script replaces with itself. */
  String program() {
    return process.info().command().orElse("");
  }

  /** Waits until it has ended by itself, since its machine has. */
  void awaitEnd() throws InterruptedException {
    assertTrue(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), "swtpm has not ended");
    assertEquals(0, process.exitValue(), "swtpm's status");
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
