package io.github.tpm4j.keystore.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs another program in a folder and takes down what it says. */
public final class Peer {
  private static final int TIMEOUT_SECONDS = 60;

  private final Path folder;
  private final Map<String, String> environment;

  public Peer(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** What a program that ended said, standard error included. */
  public record Result(int exitCode, String output) {}

  /** Runs the program to its end, whatever its exit code. */
  public Result run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)));
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Path output = folder.resolve("output-of-peer.txt");
    Process process = builder.redirectOutput(output.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(command[0] + " did not end in " + TIMEOUT_SECONDS + " s");
    }
    byte[] said = Files.readAllBytes(output);
    return new Result(process.exitValue(), new String(said, StandardCharsets.UTF_8));
  }

  /** Runs the program and demands that it succeeds. */
  public String succeed(String... command) throws IOException, InterruptedException {
    Result result = run(command);
    if (result.exitCode() != 0) {
      throw new AssertionError(
          String.join(" ", command)
              + " failed with "
              + result.exitCode()
              + ":\n"
              + result.output());
    }
    return result.output();
  }
}
