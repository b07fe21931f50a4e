package io.github.tpm4j.conformance.dropin;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running drop-in, and a client of its sockets. */
public final class Served implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final long PAUSE_MILLIS = 20;
  private static final int ANSWER_BYTES = 4_096;

  private final Process process;
  private final Path errors;

  private Served(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  /** Starts it, and waits until the file of a socket or of its number is there. */
  public static Served start(DropIn dropIn, Path folder, Path sign, String... arguments)
      throws IOException, InterruptedException {
    return start(dropIn.command(arguments), folder, sign);
  }

  /** Starts any server, and waits in the same way. */
  static Served start(List<String> command, Path folder, Path sign)
      throws IOException, InterruptedException {
    // A server that was killed leaves its file.
    Files.deleteIfExists(sign);
    Path errors = folder.resolve(sign.getFileName() + ".errors");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    Served served = new Served(process, errors);
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!Files.exists(sign)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("swtpm did not listen: " + served.errors());
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return served;
  }

  /** Connects to a UNIX socket. */
  static SocketChannel connect(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    return channel;
  }

  /** Sends a request and returns the first part of the answer, both in hex; empty at the end. */
  static String ask(SocketChannel channel, String request) throws IOException {
    channel.write(ByteBuffer.wrap(HexFormat.of().parseHex(request)));
    return read(channel);
  }

  /** What comes next, in hex; empty at the end. */
  static String read(SocketChannel channel) throws IOException {
    ByteBuffer answer = ByteBuffer.allocate(ANSWER_BYTES);
    int length = channel.read(answer);
    return length < 0 ? "" : HexFormat.of().formatHex(answer.array(), 0, length);
  }

  String errors() throws IOException {
    return Files.readString(errors);
  }

  /** The number that it was started with. */
  long pid() {
    return process.pid();
  }

  /** Waits for its end and returns the exit status. */
  public int awaitEnd() throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("swtpm did not end");
    }
    return process.exitValue();
  }

  /** SIGTERM; returns the exit status. */
  int terminate() throws InterruptedException {
    process.destroy();
    return awaitEnd();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
