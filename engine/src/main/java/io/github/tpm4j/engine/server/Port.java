package io.github.tpm4j.engine.server;

import io.github.tpm4j.transport.socket.ByteConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Serves the clients of one listener, one at a time, in a thread of its own. */
final class Port implements AutoCloseable {
  /** An honest client sends a request in one go; ten seconds are for a stopped machine. */
  static final Duration REQUEST_LIMIT = Duration.ofSeconds(10);

  /** After a client could not be taken, as for want of descriptors. */
  private static final Duration RECOVERY = Duration.ofMillis(100);

  private final Listener listener;
  private final Conversation conversation;
  private final ServerEnd end;
  private final Duration requestLimit;
  private final Thread thread;
  private ByteConnection current;
  private boolean closed;

  Port(Listener listener, Conversation conversation, ServerEnd end, Duration requestLimit) {
    this.listener = listener;
    this.conversation = conversation;
    this.end = end;
    this.requestLimit = requestLimit;
    thread = new Thread(this::run, "TPM server at " + listener.name());
    thread.setDaemon(true);
  }

  String name() {
    return listener.name();
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!isClosed()) {
        ByteConnection connection = accept();
        if (connection != null) {
          serve(connection);
        }
      }
    } catch (RuntimeException | Error e) {
      // The TPM or its store failed. Clients must not go on as if nothing had been.
      end.because(e);
    }
  }

  private ByteConnection accept() {
    try {
      return begin(listener.accept());
    } catch (IOException e) {
      if (!isClosed()) {
        LockSupport.parkNanos(RECOVERY.toNanos());
      }
      return null;
    }
  }

  private void serve(ByteConnection connection) {
    try (connection) {
      conversation.with(new Client(connection, requestLimit));
    } catch (IOException e) {
      // This client is gone or did not keep to the protocol. That is its own affair: the TPM is
      // between two commands, and the next client finds it so.
      finished();
    } finally {
      finished();
    }
  }

  private synchronized ByteConnection begin(ByteConnection connection) throws IOException {
    if (closed) {
      connection.close();
      return null;
    }
    current = connection;
    return connection;
  }

  private synchronized void finished() {
    current = null;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Hangs up, and waits until what its client has asked for is done. */
  @Override
  public void close() throws IOException {
    hangUp();
    if (Thread.currentThread() != thread) {
      joinUninterruptibly();
    }
  }

  private synchronized void hangUp() throws IOException {
    closed = true;
    listener.close();
    if (current != null) {
      current.close();
    }
  }

  private void joinUninterruptibly() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
