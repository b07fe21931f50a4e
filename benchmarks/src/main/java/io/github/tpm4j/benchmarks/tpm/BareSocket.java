package io.github.tpm4j.benchmarks.tpm;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Commands over a socket and nothing else: what no client can be faster than. */
public final class BareSocket implements AutoCloseable {
  private static final int HEADER_BYTES = 10;

  private final Closeable socket;
  private final DataInputStream in;
  private final OutputStream out;

  private BareSocket(Closeable socket, InputStream in, OutputStream out) {
    this.socket = socket;
    this.in = new DataInputStream(in);
    this.out = out;
  }

  /** Connects over TCP. */
  public static BareSocket tcp(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
    socket.setTcpNoDelay(true);
    return new BareSocket(socket, socket.getInputStream(), socket.getOutputStream());
  }

  /** Connects to a socket in the file system. */
  public static BareSocket unix(Path path) throws IOException {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
    return new BareSocket(
        channel, Channels.newInputStream(channel), Channels.newOutputStream(channel));
  }

  public byte[] transmit(byte[] command) throws IOException {
    out.write(command);
    byte[] header = new byte[HEADER_BYTES];
    in.readFully(header);
    byte[] response = new byte[ByteBuffer.wrap(header).getInt(2)];
    System.arraycopy(header, 0, response, 0, HEADER_BYTES);
    in.readFully(response, HEADER_BYTES, response.length - HEADER_BYTES);
    return response;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
