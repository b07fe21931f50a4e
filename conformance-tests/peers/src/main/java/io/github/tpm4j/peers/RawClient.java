package io.github.tpm4j.peers;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.HexFormat;

/** A client that sends and receives what it is told, in hexadecimal. */
public final class RawClient implements Closeable {
  private static final HexFormat HEX = HexFormat.of();
  private static final String UNIX = "unix:";
  private static final int LONGEST_WRITE_BYTES = 8_192;

  private final SocketChannel channel;
  private final InputStream in;

  private RawClient(SocketChannel channel) {
    this.channel = channel;
    this.in = Channels.newInputStream(channel);
  }

  /**
   * Connects to a listener by its name: {@code tcp:} and a port last, or {@code unix:} and a path.
   */
  public static RawClient connect(String listener) throws IOException {
    SocketChannel channel = open(listener);
    channel.connect(address(listener));
    return new RawClient(channel);
  }

  /** Begins to connect; whether that succeeds is not waited for. */
  public static RawClient knock(String listener) throws IOException {
    SocketChannel channel = open(listener);
    channel.configureBlocking(false);
    try {
      channel.connect(address(listener));
    } catch (IOException full) {
      // EAGAIN of a UNIX socket: no more clients may wait, which is an answer too.
      channel.close();
    }
    return new RawClient(channel);
  }

  private static SocketChannel open(String listener) throws IOException {
    return address(listener) instanceof UnixDomainSocketAddress
        ? SocketChannel.open(StandardProtocolFamily.UNIX)
        : SocketChannel.open();
  }

  private static SocketAddress address(String listener) {
    if (listener.startsWith(UNIX)) {
      return UnixDomainSocketAddress.of(listener.substring(UNIX.length()));
    }
    int port = Integer.parseInt(listener.substring(listener.lastIndexOf(':') + 1));
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Sends it in one go. */
  public RawClient send(String hex) throws IOException {
    return send(HEX.parseHex(hex.replace(" ", "")));
  }

  /** Sends it in one go, up to 8,192 bytes; more in several. */
  public RawClient send(byte[] bytes) throws IOException {
    for (int sent = 0; sent < bytes.length; ) {
      // Java keeps a buffer outside the heap as large as the largest that was ever written.
      int length = Math.min(bytes.length - sent, LONGEST_WRITE_BYTES);
      sent += channel.write(ByteBuffer.wrap(bytes, sent, length));
    }
    return this;
  }

  /** Sends each byte by itself. */
  public RawClient dribble(String hex) throws IOException {
    if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    for (byte b : HEX.parseHex(hex.replace(" ", ""))) {
      send(new byte[] {b});
    }
    return this;
  }

  /** Waits for so many bytes. */
  public String receive(int length) throws IOException {
    return HEX.formatHex(in.readNBytes(length));
  }

  /** Sends a request, and waits for an answer of that length. */
  public String ask(String hex, int answerLength) throws IOException {
    return send(hex).receive(answerLength);
  }

  /** Says that nothing more will be sent. */
  public RawClient halfClose() throws IOException {
    channel.shutdownOutput();
    return this;
  }

  /** Whether the server hangs up without a further byte. */
  public boolean isHungUp() throws IOException {
    return in.read() < 0;
  }

  /** Waits until the server hangs up or breaks off, and forgets what it sends before. */
  public void awaitHangUp() {
    byte[] forgotten = new byte[1024];
    int received = 0;
    while (received >= 0) {
      try {
        received = in.read(forgotten);
      } catch (IOException brokenOff) {
        received = -1;
      }
    }
  }

  /** Breaks off at once (RST over TCP), as a process that is killed. */
  public void abort() throws IOException {
    if (channel.supportedOptions().contains(StandardSocketOptions.SO_LINGER)
        && channel.getLocalAddress() instanceof InetSocketAddress) {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    }
    channel.close();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
