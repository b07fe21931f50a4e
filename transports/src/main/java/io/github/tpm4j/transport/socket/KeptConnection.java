package io.github.tpm4j.transport.socket;

import io.github.tpm4j.transport.TimeLimits;
import io.github.tpm4j.transport.TransportClosedException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The connection of a transport: made when a command needs it, kept for the next one, given back
 * when none came for a while.
 *
 * <p>TPM servers serve one client at a time, and others wait until it leaves. Keeping the
 * connection saves 65 µs a command over TCP (22 µs over a UNIX socket, of about 25 µs that a short
 * command takes); giving it back lets tpm2-tools and other programs use the same TPM.
 */
final class KeptConnection {
  private static final Logger LOGGER = System.getLogger(KeptConnection.class.getName());

  private final Endpoint endpoint;
  private final SocketProtocol protocol;
  private final Duration connectLimit;
  private final long idleNanos;

  /** Held by whoever uses the connection, except to close it under a command in progress. */
  private final ReentrantLock lock;

  private final IdleTimer idleTimer = new IdleTimer();
  private volatile Connection connection;
  private volatile boolean closed;
  private long lastUseNanos;

  KeptConnection(
      Endpoint endpoint, SocketProtocol protocol, TimeLimits limits, ReentrantLock lock) {
    this.endpoint = endpoint;
    this.protocol = protocol;
    this.connectLimit = limits.connect();
    this.idleNanos = limits.idle().toNanos();
    this.lock = lock;
  }

  /** The connection, made anew if there is none or the other end has hung up. */
  Connection ready() throws IOException {
    requireOpen();
    if (connection != null && connection.isStale()) {
      drop();
    }
    if (connection == null) {
      connection = Connection.open(endpoint, connectLimit);
      requireOpen();
      protocol.greet(connection);
      idleTimer.schedule(this::checkIdle, idleNanos);
    }
    return connection;
  }

  private void requireOpen() throws TransportClosedException {
    if (closed) {
      throw new TransportClosedException("The transport to " + endpoint.name() + " is closed");
    }
  }

  void used() {
    lastUseNanos = System.nanoTime();
  }

  private void checkIdle() {
    if (!lock.tryLock()) {
      checkAgain(idleNanos);
      return;
    }
    try {
      long unusedNanos = System.nanoTime() - lastUseNanos;
      if (unusedNanos >= idleNanos) {
        leave();
      } else if (connection != null) {
        checkAgain(idleNanos - unusedNanos);
      }
    } finally {
      lock.unlock();
    }
  }

  private void checkAgain(long delayNanos) {
    if (!closed) {
      idleTimer.schedule(this::checkIdle, delayNanos);
    }
  }

  /** Closes without a word: the other end may be anywhere in the exchange. */
  void drop() {
    Connection dropped = connection;
    connection = null;
    idleTimer.cancel();
    closeQuietly(dropped);
  }

  private void leave() {
    if (connection != null && protocol.farewell().length > 0) {
      try {
        connection.limit(connectLimit);
        connection.write(protocol.farewell());
      } catch (IOException e) {
        LOGGER.log(Level.DEBUG, "No farewell to " + endpoint.name(), e);
      }
    }
    drop();
  }

  boolean isClosed() {
    return closed;
  }

  /** Ends a command in progress with an exception; does not wait for it. */
  void close() {
    closed = true;
    idleTimer.cancel();
    if (lock.tryLock()) {
      try {
        leave();
      } finally {
        lock.unlock();
      }
    } else {
      closeQuietly(connection);
    }
  }

  private void closeQuietly(Connection gone) {
    if (gone != null) {
      try {
        gone.close();
      } catch (IOException e) {
        LOGGER.log(Level.DEBUG, "Closing the connection to " + endpoint.name(), e);
      }
    }
  }
}
