package io.github.tpm4j.cli.dropin.client;

import io.github.tpm4j.transport.socket.Connection;
import io.github.tpm4j.transport.socket.Endpoint;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;

/** A connection to a channel of a TPM. Its exceptions say in a word or two what the system said. */
public final class Line implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofMinutes(1);

  private final Connection connection;

  private Line(Connection connection) {
    this.connection = connection;
  }

  /** Connects to a UNIX socket. */
  public static Line unix(String path) throws IOException {
    Endpoint endpoint = Endpoint.unix(path);
    if (!Files.exists(((UnixDomainSocketAddress) endpoint.address()).getPath())) {
      throw new NoSuchFileException("No such file or directory");
    }
    return open(endpoint);
  }

  /**
   * Connects to a TCP port.
   *
   * @throws UnknownHostException if there is no such host
   */
  public static Line tcp(TcpPlace place) throws IOException {
    // Java takes no name for that of this machine.
    if (place.host().isEmpty()
        || new InetSocketAddress(place.host(), place.port()).isUnresolved()) {
      throw new UnknownHostException("Name or service not known");
    }
    return open(Endpoint.tcp(place.host(), place.port()));
  }

  private static Line open(Endpoint endpoint) throws IOException {
    try {
      return new Line(Connection.open(endpoint, CONNECT_LIMIT));
    } catch (IOException e) {
      Throwable cause = e.getCause();
      throw cause instanceof IOException system ? system : e;
    }
  }

  /** Sends a request, and begins the time limit for its answer. */
  public void send(byte[] request, Duration limit) throws IOException {
    connection.limit(limit);
    connection.write(request);
  }

  /**
   * The next bytes of an answer.
   *
   * @throws EOFException if it ends before
   */
  public ByteBuffer read(int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (connection.read(bytes) < 0) {
        throw new EOFException("the connection was closed after " + bytes.position() + " bytes");
      }
    }
    return bytes.flip();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
