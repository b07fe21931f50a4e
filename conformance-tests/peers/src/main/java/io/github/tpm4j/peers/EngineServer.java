package io.github.tpm4j.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A running {@code tpm4j serve}, in a process of its own, with the JVM's options of the command.
 */
public final class EngineServer implements AutoCloseable {
  private static final Duration END_LIMIT = Duration.ofSeconds(30);
  private static final List<String> JVM =
      List.of("-XX:+UseSerialGC", "-Xms8m", "-Xmx48m", "-XX:-UsePerfData");
  private static final String READY = "ready ";
  private static final String SERVE = "serve";
  private static final String MEMORY = "memory";

  private final Process process;
  private final Path errors;
  private final List<String> addresses;

  private EngineServer(Process process, Path errors, List<String> addresses) {
    this.process = process;
    this.errors = errors;
    this.addresses = addresses;
  }

  /** Serves a new TPM in memory by the simulator's protocol, started up. */
  public static EngineServer mssim() throws IOException {
    return start("mssim", "--port", "0", "--state", MEMORY, "--startup", "clear");
  }

  /** Serves a new TPM in memory by swtpm's protocol over TCP, started up. */
  public static EngineServer swtpm() throws IOException {
    return overTcp();
  }

  /** As {@link #swtpm()}, a TPM 1.2 without endorsement key and owner. */
  public static EngineServer swtpm12() throws IOException {
    return overTcp("--tpm12");
  }

  private static EngineServer overTcp(String... further) throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port = Swtpm.freePortPair();
      try {
        List<String> arguments = new ArrayList<>(List.of("swtpm", "--server", "tcp:" + port));
        arguments.addAll(List.of("--ctrl", "tcp:" + (port + 1)));
        arguments.addAll(List.of("--state", MEMORY, "--startup", "clear"));
        arguments.addAll(List.of(further));
        return start(arguments.toArray(String[]::new));
      } catch (ToolFailure e) {
        // Another program may have taken a port since.
        if (attempt == Swtpm.START_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Serves a new TPM in memory by swtpm's protocol over UNIX sockets in the folder, started up. */
  public static EngineServer swtpm(Path folder) throws IOException {
    Path data = folder.resolve("tpm.sock");
    return start(
        "swtpm",
        "--server",
        "unix:" + data,
        "--ctrl",
        "unix:" + data + ".ctrl",
        "--state",
        MEMORY,
        "--startup",
        "clear");
  }

  /** As {@link #start(String...)}, with further options of the JVM. */
  public static EngineServer start(List<String> jvmOptions, List<String> arguments)
      throws IOException {
    List<String> options = new ArrayList<>(JVM);
    options.addAll(jvmOptions);
    return start(command(options, arguments));
  }

  /**
   * Runs {@code tpm4j serve} with these arguments until it listens.
   *
   * @throws ToolFailure if it ends before; the message has what it said
   */
  public static EngineServer start(String... arguments) throws IOException {
    return start(command(arguments));
  }

  /** As {@link #start(String...)}, by the script that users start, which may build it first. */
  public static EngineServer byScript(String... arguments) throws IOException {
    return byScript(Checkout.root().resolve("tpm4j"), arguments);
  }

  /** As {@link #byScript(String...)}, by the script of another checkout. */
  public static EngineServer byScript(Path script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(script.toString());
    command.add(SERVE);
    command.addAll(List.of(arguments));
    return start(command);
  }

  private static EngineServer start(List<String> command) throws IOException {
    Path errors = Files.createTempFile("tpm4j-serve", ".log");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = output.readLine();
    if (line == null || !line.startsWith(READY)) {
      Processes.end(process);
      throw new ToolFailure(
          "tpm4j serve ended with %d: %s".formatted(process.exitValue(), take(errors)));
    }
    return new EngineServer(process, errors, List.of(line.substring(READY.length()).split(" ")));
  }

  /** Runs {@code tpm4j serve} with arguments that it must refuse, to its end. */
  public static ToolResult refuse(String... arguments) {
    return Tool.of(command(arguments).toArray(String[]::new)).refuse();
  }

  private static List<String> command(String... arguments) {
    return command(JVM, List.of(arguments));
  }

  private static List<String> command(List<String> jvmOptions, List<String> arguments) {
    List<String> command = JavaCommand.of(jvmOptions, "io.github.tpm4j.cli.Tpm4j", SERVE);
    command.addAll(arguments);
    return command;
  }

  private static String take(Path file) throws IOException {
    String text = Files.readString(file);
    Files.delete(file);
    return text;
  }

  /** Where it listens, as in its first line. */
  public List<String> addresses() {
    return addresses;
  }

  /** The TCP port of the commands. */
  public int port() {
    String address = addresses.get(0);
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  /** The number of its process. */
  public long pid() {
    return process.pid();
  }

  /** How much of the machine's memory it takes. */
  public int residentKilobytes() throws IOException {
    return ProcessMemory.residentKilobytes(process.pid());
  }

  /** What it, and the script that it was started by, have taken of the processors. */
  public Duration processorTime() {
    return ProcessorTime.of(process);
  }

  /** Waits for its end, which somebody has asked for; returns its exit status. */
  public int awaitEnd() {
    if (!Processes.await(process, END_LIMIT)) {
      throw new ToolFailure("tpm4j serve did not end");
    }
    return process.exitValue();
  }

  /** SIGTERM; returns the exit status. */
  public int terminate() {
    process.destroy();
    return awaitEnd();
  }

  /** SIGKILL. */
  public void kill() {
    process.destroyForcibly();
    Processes.end(process);
  }

  @Override
  public void close() throws IOException {
    Processes.end(process);
    Files.deleteIfExists(errors);
  }
}
