package io.github.tpm4j.engine.server;

import io.github.tpm4j.transport.nativeio.Expectation;
import io.github.tpm4j.transport.nativeio.NativeConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Serves one client at a time, with a thread only while that has something to say. A client that is
 * silent for a while keeps its connection, and costs no thread until it goes on.
 */
final class SharedPort implements Port {
  /** A program's or a driver's next command follows within it, and finds the thread waiting. */
  static final Duration IDLE_LIMIT = Duration.ofSeconds(1);

  private static final int THREAD_LIMIT_SECONDS = 1;

  /** Of all ports; one for each client that speaks. */
  private static final ExecutorService THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          THREAD_LIMIT_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          SharedPort::thread);

  private final ExpectantListener listener;
  private final Conversation conversation;
  private final ServerEnd end;
  private final Duration requestLimit;
  private Expectation expected = Expectation.NONE;
  private NativeConnection connection;
  private Client client;
  private int working;
  private boolean closed;

  SharedPort(
      ExpectantListener listener, Conversation conversation, ServerEnd end, Duration requestLimit) {
    this.listener = listener;
    this.conversation = conversation;
    this.end = end;
    this.requestLimit = requestLimit;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "TPM servers' client");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Listener listener() {
    return listener;
  }

  @Override
  public synchronized void start() {
    try {
      if (!closed) {
        expected = listener.expectClient(() -> work(this::take));
      }
    } catch (IOException e) {
      end.because(e);
    }
  }

  private synchronized void work(Runnable task) {
    if (closed) {
      return;
    }
    working++;
    try {
      THREADS.execute(
          () -> {
            try {
              task.run();
            } finally {
              worked();
            }
          });
    } catch (RuntimeException | Error e) {
      // No thread can be made for it: this TPM ends, in order, and others go on.
      worked();
      end.because(e);
    }
  }

  private synchronized void worked() {
    working--;
    notifyAll();
  }

  private void take() {
    try {
      begin(listener.accept());
    } catch (IOException e) {
      // Once the listener is closed, nobody comes any more.
      LockSupport.parkNanos(RECOVERY.toNanos());
      start();
      return;
    }
    serve();
  }

  private synchronized void begin(NativeConnection accepted) {
    connection = accepted;
    client = new Client(accepted, requestLimit, IDLE_LIMIT);
    if (closed) {
      accepted.close();
    }
  }

  private void serve() {
    try {
      conversation.with(client);
      if (client.isIdle()) {
        rest();
        return;
      }
    } catch (IOException e) {
      // This client is gone or did not keep to the protocol: the next one finds the TPM between two
      // commands.
    } catch (RuntimeException | Error e) {
      // The TPM or its store failed. Clients must not go on as if nothing had been.
      end.because(e);
    }
    finish();
  }

  private synchronized void rest() throws IOException {
    expected = connection.expectInput(() -> work(this::serve));
  }

  private synchronized void finish() {
    connection.close();
    start();
  }

  /** Never needed: poll(2) minds the limits of these connections. */
  @Override
  public void hangUpLate() {}

  @Override
  public void close() throws IOException {
    hangUp();
    boolean interrupted = false;
    synchronized (this) {
      while (working > 0) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void hangUp() throws IOException {
    closed = true;
    expected.cancel();
    if (connection != null) {
      connection.close();
    }
    listener.close();
  }
}
