package io.github.tpm4j.transport.socket;

import io.github.tpm4j.transport.RealPath;
import io.github.tpm4j.transport.TctiKeys;
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
  /** The key of a TCTI text that names the host. */
  public static final String HOST = "host";

  /** The key of a TCTI text that names the port for commands. */
  public static final String PORT = "port";

  /** The key of a TCTI text that names a UNIX socket. */
  public static final String PATH = "path";

  private static final String DEFAULT_HOST = "127.0.0.1";
  private static final int DEFAULT_PORT = 2321;

  /** The next port must exist too. */
  private static final int MAXIMUM_PORT = 65_534;

  /**
   * The TCP port that {@code host} and {@code port} name.
   *
   * @param offset 0 for commands; 1 for the control or platform port, which is the next one
   */
  public static Endpoint tcp(TctiKeys keys, int offset) {
    return tcp(keys, offset, DEFAULT_PORT);
  }

  /**
   * As {@link #tcp(TctiKeys, int)}.
   *
   * @param defaultPort the one for commands where {@code port} is missing
   */
  public static Endpoint tcp(TctiKeys keys, int offset, int defaultPort) {
    int port = keys.number(PORT, defaultPort, 1, MAXIMUM_PORT);
    return tcp(keys.value(HOST).orElse(DEFAULT_HOST), port + offset);
  }

  /** A TCP port; the host name is looked up at each connection. */
  public static Endpoint tcp(String host, int port) {
    return new Endpoint(InetSocketAddress.createUnresolved(host, port), host + " port " + port);
  }

  /** A UNIX stream socket. */
  public static Endpoint unix(String path) {
    return new Endpoint(UnixDomainSocketAddress.of(path), path);
  }

  /** One way to write this address, as the text of a TCTI. */
  public String canonical() {
    return address instanceof InetSocketAddress tcp
        ? HOST + "=" + HostName.canonical(tcp.getHostString()) + "," + PORT + "=" + tcp.getPort()
        : PATH + "=" + RealPath.of(((UnixDomainSocketAddress) address).getPath());
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
