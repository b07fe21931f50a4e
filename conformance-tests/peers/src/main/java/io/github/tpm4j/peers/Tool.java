package io.github.tpm4j.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A command of another program, such as {@code tpm2_quote}, run to its end within a time limit. */
public final class Tool {
  private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(1);

  private final List<String> command;
  private final Map<String, String> variables = new HashMap<>();
  private Path folder = Path.of(".");
  private Duration limit = DEFAULT_LIMIT;
  private byte[] input = {};

  private Tool(List<String> command) {
    this.command = command;
  }

  /** The program, found on the PATH, and its arguments. */
  public static Tool of(String... command) {
    return new Tool(List.of(command));
  }

  /** Sets an environment variable, in addition to those of this JVM. */
  public Tool with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** Names the TPM for tpm2-tools, tpm2-openssl and tpm2-pkcs11 by a TCTI configuration string. */
  public Tool tpm(String tcti) {
    return with("TPM2TOOLS_TCTI", tcti)
        .with("TPM2OPENSSL_TCTI", tcti)
        .with("TPM2_PKCS11_TCTI", tcti);
  }

  /** The working folder; by default that of this JVM. */
  public Tool in(Path workingFolder) {
    folder = workingFolder;
    return this;
  }

  /** The time after which the program is ended and {@link #run} fails; by default one minute. */
  public Tool within(Duration timeLimit) {
    limit = timeLimit;
    return this;
  }

  /** What the program reads from its standard input; by default nothing. */
  public Tool input(byte[] bytes) {
    input = bytes.clone();
    return this;
  }

  /**
   * Runs the program and returns what it printed, whatever its status.
   *
   * @throws ToolFailure if the program is not installed, or takes longer than its limit
   */
  public ToolResult run() {
    try {
      Path temporary = Files.createTempDirectory("tool");
      try {
        return run(temporary);
      } finally {
        Folders.delete(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the output of " + command, e);
    }
  }

  /**
   * Runs the program and returns what it printed.
   *
   * @throws ToolFailure as {@link #run}, and if the status is not 0; it tells the output
   */
  public ToolResult succeed() {
    ToolResult result = run();
    if (result.status() != 0) {
      throw new ToolFailure("status " + result.status() + " from " + result);
    }
    return result;
  }

  /**
   * Runs a program that is expected to refuse, and returns what it printed.
   *
   * @throws ToolFailure as {@link #run}, and if the status is 0; it tells the output
   */
  public ToolResult refuse() {
    ToolResult result = run();
    if (result.status() == 0) {
      throw new ToolFailure("unexpected success of " + result);
    }
    return result;
  }

  // Files and not pipes: neither side can block the other, and a late reader loses nothing.
  private ToolResult run(Path temporary) throws IOException {
    Path output = temporary.resolve("output");
    Path errors = temporary.resolve("errors");
    Process process =
        start(
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Files.write(temporary.resolve("input"), input).toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile()));
    boolean ended = Processes.await(process, limit);
    ToolResult result =
        new ToolResult(
            command,
            ended ? process.exitValue() : -1,
            Files.readAllBytes(output),
            // Some print bytes there that are no text.
            new String(Files.readAllBytes(errors), UTF_8));
    if (!ended) {
      throw new ToolFailure("not done within " + limit.toSeconds() + " s: " + result);
    }
    return result;
  }

  private Process start(ProcessBuilder builder) {
    builder.environment().putAll(variables);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new ToolFailure("cannot start " + command.get(0) + " (./verify installs it)", e);
    }
  }
}
