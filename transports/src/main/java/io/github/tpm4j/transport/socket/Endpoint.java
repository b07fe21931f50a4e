package io.github.tpm4j.transport.socket;

import io.github.tpm4j.transport.TransportAccessException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportNotFoundException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a server listens.
 *
 * @param address a TCP or a UNIX socket address
 * @param name the address as messages show it
 */
public record Endpoint(SocketAddress address, String name) {

  /** A TCP port; the host name is looked up at each connection. */
  public static Endpoint tcp(String host, int port) {
    return new Endpoint(InetSocketAddress.createUnresolved(host, port), host + " port " + port);
  }

  /** A UNIX stream socket. */
  public static Endpoint unix(String path) {
    return new Endpoint(UnixDomainSocketAddress.of(path), path);
  }

  boolean isUnix() {
    return address instanceof UnixDomainSocketAddress;
  }

  /** The address to connect to. Says what is wrong with a UNIX socket's path before it is tried. */
  SocketAddress resolve() throws TransportException {
    return address instanceof InetSocketAddress tcp
        ? lookUp(tcp)
        : check((UnixDomainSocketAddress) address);
  }

  private static SocketAddress lookUp(InetSocketAddress tcp) throws TransportException {
    InetSocketAddress found = new InetSocketAddress(tcp.getHostString(), tcp.getPort());
    if (found.isUnresolved()) {
      throw new TransportNotFoundException("There is no host " + tcp.getHostString());
    }
    return found;
  }

  private static SocketAddress check(UnixDomainSocketAddress unix) throws TransportException {
    Path path = unix.getPath();
    if (!Files.exists(path)) {
      throw new TransportNotFoundException(
          "There is no socket " + path + "; start the TPM server that makes it");
    }
    if (!Files.isWritable(path)) {
      throw new TransportAccessException(
          "This user may not write to the socket " + path + "; change its group or mode");
    }
    return unix;
  }
}
