package io.github.tpm4j.machines.qemu;

import io.github.tpm4j.machines.SerialPort;
import io.github.tpm4j.peers.ToolFailure;
import java.io.IOException;
import java.nio.file.Path;

/** Commands to U-Boot, the firmware of a machine with an ARM processor, at its serial console. */
final class UBoot implements AutoCloseable {
  private static final String PROMPT = "=> ";

  private final SerialPort port;
  private int number;

  private UBoot(SerialPort port) {
    this.port = port;
  }

  static UBoot connect(Path socket) throws IOException, InterruptedException {
    return new UBoot(SerialPort.connect(socket));
  }

  /** Waits until it has started, and keeps it from booting anything. */
  UBoot awaitPrompt() throws IOException {
    port.readTo("Hit any key to stop autoboot");
    port.write("\r");
    port.readTo(PROMPT);
    return this;
  }

  /**
   * Executes a command.
   *
   * @return what it has printed
   * @throws ToolFailure if it fails
   */
  String run(String command) throws IOException {
    Result result = tryRun(command);
    if (!result.success()) {
      throw new ToolFailure(command + ": " + result.text());
    }
    return result.text();
  }

  /** As {@link #run}, whatever comes of it. */
  Result tryRun(String command) throws IOException {
    number++;
    // The line is echoed: its end is where the command's output begins.
    port.write(command + "; echo done " + number + " $?\r");
    port.readTo(number + " $?");
    String text = port.readTo("\ndone " + number + " ");
    return new Result(port.readTo("\r").equals("0"), text.strip());
  }

  @Override
  public void close() throws IOException {
    port.close();
  }

  /** How a command ended, and what it has printed. */
  record Result(boolean success, String text) {}
}
