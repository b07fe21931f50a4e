package io.github.tpm4j.machines.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.machines.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
    return start(state, socket, "--tpm2");
  }

  /** As {@link #start(Path, Path)}, of a TPM 1.2. */
  static Swtpm startTpm12(Path state, Path socket) throws IOException, InterruptedException {
    return start(state, socket, new String[0]);
  }

  private static Swtpm start(Path state, Path socket, String... family)
      throws IOException, InterruptedException {
    Files.createDirectories(state);
    List<String> command = new ArrayList<>(List.of(WorkFolder.swtpm().toString(), "socket"));
    command.addAll(List.of(family));
    command.addAll(List.of("--tpmstate", "dir=" + state));
    command.addAll(List.of("--ctrl", "type=unixio,path=" + socket, "--terminate"));
    Process process =
        new ProcessBuilder(command)
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
