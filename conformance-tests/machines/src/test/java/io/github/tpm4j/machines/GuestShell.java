package io.github.tpm4j.machines;

import io.github.tpm4j.peers.ToolFailure;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Runs commands in a guest, one after the other, through its second serial port: the other end is
 * {@code guest/shell.sh}. The guest and its shell go on when the machine is saved and restored; the
 * socket is a new one then.
 */
public final class GuestShell implements AutoCloseable {
  private static final String READY = "shell: ready\n";
  private static int number;

  private final SerialPort port;
  private String first = "";

  private GuestShell(SerialPort port) {
    this.port = port;
  }

  /** Waits for the socket and connects to it. */
  public static GuestShell connect(Path socket) throws IOException, InterruptedException {
    return new GuestShell(SerialPort.connect(socket));
  }

  /** Waits until the guest has booted. */
  public GuestShell awaitBoot() throws IOException {
    port.readTo(READY);
    return this;
  }

  /** Has a command executed before each one, in the same shell, such as {@code export A=b}. */
  public void before(String command) {
    first = command + "; ";
  }

  /**
   * Runs a command as root, in the guest's {@code /tmp}.
   *
   * @return what it has printed, both streams, without white space at the ends
   * @throws ToolFailure if its status is not 0
   */
  public String run(String command) throws IOException {
    Result result = tryRun(command);
    if (result.status() != 0) {
      throw new ToolFailure("status " + result.status() + " of " + command + ": " + result.text());
    }
    return result.text();
  }

  /** As {@link #run}, whatever the status. */
  public Result tryRun(String command) throws IOException {
    int own = next();
    port.write(own + " " + first + command + "\n");
    String text = port.readTo("shell: done " + own + " ");
    int status = Integer.parseInt(port.readTo("\n"));
    return new Result(status, text.strip());
  }

  private static synchronized int next() {
    return ++number;
  }

  /** Starts a command whose end is not waited for. */
  public void begin(String command) throws IOException {
    port.write(next() + " " + first + command + "\n");
  }

  @Override
  public void close() throws IOException {
    port.close();
  }

  /**
   * How a command ended.
   *
   * @param text what it has printed, without white space at the ends
   */
  public record Result(int status, String text) {}
}
