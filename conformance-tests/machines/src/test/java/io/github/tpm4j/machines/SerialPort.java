package io.github.tpm4j.machines;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tpm4j.peers.ToolFailure;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A machine's serial port, whose other end is a UNIX socket. */
public final class SerialPort implements AutoCloseable {
  private static final long PAUSE_MILLIS = 50;
  private static final int ATTEMPTS = 1_200;
  private static final int CHUNK_BYTES = 4_096;

  private final SocketChannel channel;
  private String unread = "";

  private SerialPort(SocketChannel channel) {
    this.channel = channel;
  }

  /** Waits for the socket and connects to it. */
  public static SerialPort connect(Path socket) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
        return new SerialPort(channel);
      } catch (IOException e) {
        channel.close();
        if (attempt == ATTEMPTS) {
          throw e;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  /** Writes a text. */
  public void write(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * Reads until a mark, which is read too.
   *
   * @return what came before it
   * @throws ToolFailure if the machine ends first
   */
  public String readTo(String mark) throws IOException {
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
}
