package io.github.tpm4j.engine.server;

import io.github.tpm4j.transport.nativeio.NativeConnection;
import io.github.tpm4j.transport.nativeio.NativeListener;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;

/** Listeners over sockets that were opened before the server, here or by another process. */
public final class GivenSockets {
  private GivenSockets() {}

  /**
   * A TCP socket that listens.
   *
   * @param address where, for messages
   */
  public static Listener tcp(ServerSocketChannel channel, ServerAddress.Tcp address) {
    return new TcpListener(channel, address);
  }

  /**
   * A UNIX socket that listens, and whose clients may pass descriptors. Its file is removed at the
   * end.
   *
   * @param path of its file, which may have been renamed since the channel was bound
   */
  public static Listener unix(ServerSocketChannel channel, Path path) throws IOException {
    return new DescriptorListener(NativeListener.takeOver(channel), path);
  }

  /** A socket that listens, by the number of its descriptor. */
  public static Listener listening(int descriptor) {
    String name = "descriptor " + descriptor;
    return new GivenListener(NativeListener.adopt(descriptor, name), name);
  }

  /**
   * A socket whose other end is the only client that there will be.
   *
   * @param end comes when that has hung up
   */
  public static Listener connected(int descriptor, ServerEnd end) {
    String name = "descriptor " + descriptor;
    return new OnlyClient(NativeConnection.adopt(descriptor, name), name, end);
  }
}
