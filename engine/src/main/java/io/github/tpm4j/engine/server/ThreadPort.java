package io.github.tpm4j.engine.server;

import io.github.tpm4j.transport.socket.Attention;
import io.github.tpm4j.transport.socket.ByteConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/** Serves one client at a time in a thread of its own, or many in theirs. */
final class ThreadPort implements Port {
  private final Listener listener;
  private final Conversation conversation;
  private final ServerEnd end;
  private final Duration requestLimit;
  private final Attention attention;
  private final Thread thread;
  private final ClientThreads clientThreads;
  private final Set<ByteConnection> connections = new HashSet<>();
  private boolean closed;

  /**
   * @param clients how many are served at a time
   */
  ThreadPort(
      Listener listener,
      Conversation conversation,
      int clients,
      ServerEnd end,
      Duration requestLimit,
      Attention attention) {
    this.listener = listener;
    this.conversation = conversation;
    this.end = end;
    this.requestLimit = requestLimit;
    this.attention = attention;
    thread = newThread(this::run);
    clientThreads = clients == 1 ? null : new ClientThreads(clients, this::newThread);
  }

  private Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "TPM server at " + listener.name());
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Listener listener() {
    return listener;
  }

  @Override
  public void start() {
    thread.start();
  }

  private void run() {
    Executor executor = clientThreads == null ? Runnable::run : clientThreads::execute;
    while (!isClosed()) {
      ByteConnection connection = accept();
      if (connection != null) {
        executor.execute(() -> serve(connection));
      }
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
      attend(connection);
    } catch (IOException e) {
      // This client is gone or did not keep to the protocol. That is its own affair: the TPM is
      // between two commands, and the next client finds it so.
      finished(connection);
    } catch (RuntimeException | Error e) {
      // The TPM or its store failed. Clients must not go on as if nothing had been.
      end.because(e);
    } finally {
      finished(connection);
    }
  }

  private void attend(ByteConnection connection) throws IOException {
    ByteConnection.Attended attended = connection.attend(attention);
    try {
      conversation.with(new Client(connection, requestLimit));
    } finally {
      attended.close();
    }
  }

  private synchronized ByteConnection begin(ByteConnection connection) throws IOException {
    if (closed) {
      connection.close();
      return null;
    }
    connections.add(connection);
    return connection;
  }

  private synchronized void finished(ByteConnection connection) {
    connections.remove(connection);
  }

  @Override
  public synchronized void hangUpLate() throws IOException {
    for (ByteConnection connection : connections) {
      if (connection.isLate()) {
        connection.close();
      }
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public void close() throws IOException {
    hangUp();
    boolean interrupted = false;
    while (!isOver()) {
      try {
        join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void hangUp() throws IOException {
    closed = true;
    listener.close();
    for (ByteConnection connection : connections) {
      connection.close();
    }
  }

  private boolean isOver() {
    return !thread.isAlive() && (clientThreads == null || clientThreads.isOver());
  }

  private void join() throws InterruptedException {
    thread.join();
    if (clientThreads != null) {
      clientThreads.join();
    }
  }
}
