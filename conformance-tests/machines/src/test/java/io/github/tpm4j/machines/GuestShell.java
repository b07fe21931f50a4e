package io.github.tpm4j.machines;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tpm4j.peers.ToolFailure;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * Runs commands in a guest, one after the other, through the socket of its second serial port: the
 * other end is {@code guest/shell.sh}. The guest and its shell go on when the machine is saved and
 * restored; the socket is a new one then.
 */
public final class GuestShell implements AutoCloseable {
  private static final String READY = "shell: ready\n";
  private static final long PAUSE_MILLIS = 50;
  private static final int ATTEMPTS = 1_200;
  private static final int CHUNK_BYTES = 4_096;
  private static int number;

  private final SocketChannel channel;
  private String unread = "";

  private GuestShell(SocketChannel channel) {
    this.channel = channel;
  }

  /** Waits for the socket and connects to it. */
  public static GuestShell connect(Path socket) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
        return new GuestShell(channel);
      } catch (IOException e) {
        channel.close();
        if (attempt == ATTEMPTS) {
          throw e;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  /** Waits until the guest has booted. */
  public GuestShell awaitBoot() throws IOException {
    readTo(READY);
    return this;
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
    write(own + " " + command + "\n");
    String text = readTo("shell: done " + own + " ");
    int status = Integer.parseInt(readTo("\n"));
    return new Result(status, text.strip());
  }

  private static synchronized int next() {
    return ++number;
  }

  /** Starts a command whose end is not waited for. */
  public void begin(String command) throws IOException {
    write(next() + " " + command + "\n");
  }

  private void write(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private String readTo(String mark) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK_BYTES);
    int place;
    while ((place = unread.indexOf(mark)) < 0) {
      if (channel.read(buffer.clear()) < 0) {
        throw new ToolFailure("the machine has ended before '" + mark + "': " + unread);
      }
      unread += UTF_8.decode(buffer.flip());
    }
    String text = unread.substring(0, place);
    unread = unread.substring(place + mark.length());
    return text;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /**
   * How a command ended.
   *
   * @param text what it has printed, without white space at the ends
   */
  public record Result(int status, String text) {}
}
