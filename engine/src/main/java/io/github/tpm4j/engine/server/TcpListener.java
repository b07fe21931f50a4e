package io.github.tpm4j.engine.server;

import io.github.tpm4j.transport.socket.AcceptedConnection;
import io.github.tpm4j.transport.socket.ByteConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Listens on a TCP port. */
final class TcpListener implements Listener {
  private final ServerSocketChannel channel;
  private final ServerAddress.Tcp address;

  TcpListener(ServerSocketChannel channel, ServerAddress.Tcp address) {
    this.channel = channel;
    this.address = address;
  }

  static TcpListener open(ServerAddress.Tcp wanted) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      // Without it, a restart on the same port fails for a minute (TIME_WAIT).
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(new InetSocketAddress(wanted.host(), wanted.port()), BACKLOG);
      int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      return new TcpListener(channel, new ServerAddress.Tcp(wanted.host(), port));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw new IOException("cannot listen at " + wanted + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return address.toString();
  }

  int port() {
    return address.port();
  }

  @Override
  public ByteConnection accept() throws IOException {
    SocketChannel client = channel.accept();
    return new AcceptedConnection(client, "a client of " + address);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
