package io.github.tpm4j.transport.socket;

import io.github.tpm4j.transport.TimeLimits;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Commands to a TPM server, over a connection that is kept while it is in use.
 *
 * <p>After any failure the connection is dropped, so that a late response cannot be taken for the
 * next one's, and the next command connects anew. No command is sent twice, unless the connection
 * broke before its first byte left.
 */
public final class SocketTransport implements Transport {
  private final TransportInfo info;
  private final SocketProtocol protocol;
  private final TimeLimits limits;
  private final KeptConnection kept;
  private final ReentrantLock lock = new ReentrantLock();

  private SocketTransport(
      TransportInfo info, Endpoint endpoint, SocketProtocol protocol, TimeLimits limits) {
    this.info = info;
    this.protocol = protocol;
    this.limits = limits;
    this.kept = new KeptConnection(endpoint, protocol, limits, lock);
  }

  /**
   * Connects, and keeps the connection for the first command.
   *
   * @throws TransportException if nothing answers there
   */
  public static SocketTransport open(
      TransportInfo info, Endpoint endpoint, SocketProtocol protocol, TimeLimits limits)
      throws TransportException {
    SocketTransport transport = new SocketTransport(info, endpoint, protocol, limits);
    transport.exclusively(transport.kept::ready);
    return transport;
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    protocol.check(command);
    return exclusively(() -> exchange(command));
  }

  private byte[] exchange(byte[] command) throws IOException {
    byte[] envelope = protocol.envelope(command.length);
    Connection connection = send(envelope, command);
    byte[] response = protocol.readResponse(connection);
    protocol.conclude();
    return response;
  }

  private Connection send(byte[] envelope, byte[] command) throws IOException {
    Connection connection = kept.ready();
    protocol.prepare();
    connection.limit(limits.command());
    try {
      connection.write(envelope, command);
    } catch (NothingSentException e) {
      kept.drop();
      connection = kept.ready();
      connection.limit(limits.command());
      connection.write(envelope, command);
    }
    return connection;
  }

  private <T> T exclusively(Action<T> action) throws TransportException {
    lock.lock();
    boolean succeeded = false;
    try {
      T result = action.run();
      succeeded = true;
      return result;
    } catch (IOException e) {
      throw explain(e);
    } finally {
      if (!succeeded) {
        kept.drop();
      }
      kept.used();
      lock.unlock();
    }
  }

  private TransportException explain(IOException problem) {
    if (kept.isClosed()) {
      return new TransportClosedException("The transport " + info.tcti() + " is closed", problem);
    }
    return problem instanceof TransportException explained
        ? explained
        : new TransportClosedException(
            "The connection to " + info.tcti() + " broke: " + problem, problem);
  }

  @Override
  public TransportInfo info() {
    return info;
  }

  @Override
  public void cancel() throws TransportException {
    if (!lock.isLocked()) {
      return;
    }
    try {
      protocol.cancel();
    } catch (IOException e) {
      throw explain(e);
    }
  }

  @Override
  public void setLocality(int locality) throws TransportException {
    exclusively(
        () -> {
          protocol.setLocality(locality);
          return locality;
        });
  }

  @Override
  public void close() {
    kept.close();
  }

  private interface Action<T> {
    T run() throws IOException;
  }
}
