package io.github.tpm4j.engine.server;

import java.nio.file.Path;

/** Where a server listens: {@code tcp:PORT}, {@code tcp:HOST:PORT} or {@code unix:PATH}. */
public sealed interface ServerAddress {
  /** The loopback interface, where no host is named. */
  String LOOPBACK = "127.0.0.1";

  /**
   * A TCP port.
   *
   * @param host the interface's name or address; IPv6 without brackets
   * @param port 0 for any that is free
   */
  record Tcp(String host, int port) implements ServerAddress {
    private static final int HIGHEST_PORT = 65_535;

    public Tcp {
      if (port < 0 || port > HIGHEST_PORT) {
        throw new IllegalArgumentException("a port is 0 to " + HIGHEST_PORT + ", not " + port);
      }
    }

    @Override
    public String toString() {
      String bracketed = host.contains(":") ? "[" + host + "]" : host;
      return "tcp:" + (host.equals(LOOPBACK) ? "" : bracketed + ":") + port;
    }
  }

  /**
   * A UNIX socket.
   *
   * @param path of its file
   */
  record Unix(Path path) implements ServerAddress {
    @Override
    public String toString() {
      return "unix:" + path;
    }
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException if it is not one; the message says what is
   */
  static ServerAddress parse(String text) {
    if (text.startsWith("unix:") && text.length() > "unix:".length()) {
      return new Unix(Path.of(text.substring("unix:".length())));
    }
    if (text.startsWith("tcp:")) {
      return parseTcp(text.substring("tcp:".length()), text);
    }
    throw invalid(text);
  }

  private static ServerAddress parseTcp(String hostAndPort, String text) {
    int colon = hostAndPort.lastIndexOf(':');
    String host = colon < 0 ? LOOPBACK : hostAndPort.substring(0, colon);
    String port = hostAndPort.substring(colon + 1);
    if (host.isEmpty() || !port.matches("\\d{1,5}")) {
      throw invalid(text);
    }
    String bare =
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    return new Tcp(bare, Integer.parseInt(port));
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is not an address: tcp:PORT, tcp:HOST:PORT or unix:PATH");
  }
}
