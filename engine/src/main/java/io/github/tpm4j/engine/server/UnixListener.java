package io.github.tpm4j.engine.server;

import io.github.tpm4j.transport.socket.AcceptedConnection;
import io.github.tpm4j.transport.socket.ByteConnection;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;

/** Listens on a UNIX socket, with Java's own. */
final class UnixListener implements Listener {
  private final ServerSocketChannel channel;
  private final Path path;

  private UnixListener(ServerSocketChannel channel, Path path) {
    this.channel = channel;
    this.path = path;
  }

  static UnixListener open(Path path) throws IOException {
    SocketFile.clear(path);
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(path), BACKLOG);
      SocketFile.restrict(path);
      return new UnixListener(channel, path);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw new IOException("cannot listen at unix:" + path + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return new ServerAddress.Unix(path).toString();
  }

  @Override
  public ByteConnection accept() throws IOException {
    return new AcceptedConnection(channel.accept(), "a client of unix:" + path);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    SocketFile.remove(path);
  }
}
