package io.github.tpm4j.engine.server;

import io.github.tpm4j.transport.nativeio.NativeListener;
import java.io.IOException;
import java.util.List;

/** Opens the listeners that addresses name. */
final class Listeners {
  /** Of finding two free ports that follow each other. */
  private static final int PAIR_ATTEMPTS = 100;

  private Listeners() {}

  static Listener open(ServerAddress address) throws IOException {
    return address instanceof ServerAddress.Tcp tcp
        ? TcpListener.open(tcp)
        : UnixListener.open(((ServerAddress.Unix) address).path());
  }

  /** As {@link #open}; over a UNIX socket, descriptors may be passed where the system can. */
  static Listener openForDescriptors(ServerAddress address) throws IOException {
    return address instanceof ServerAddress.Unix unix && NativeListener.isSupported()
        ? DescriptorListener.open(unix.path())
        : open(address);
  }

  /** Opens a port and the one after it; port 0 stands for any such two. */
  static List<Listener> openPair(ServerAddress.Tcp first) throws IOException {
    for (int attempt = 1; ; attempt++) {
      TcpListener lower = TcpListener.open(first);
      try {
        ServerAddress.Tcp next = new ServerAddress.Tcp(first.host(), lower.port() + 1);
        return List.of(lower, TcpListener.open(next));
      } catch (IOException | IllegalArgumentException e) {
        lower.close();
        if (first.port() != 0 || attempt == PAIR_ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
