package io.github.tpm4j.engine.server.swtpm;

import io.github.tpm4j.engine.server.Client;
import io.github.tpm4j.engine.server.ExpectantListener;
import io.github.tpm4j.engine.server.Words;
import io.github.tpm4j.transport.nativeio.Expectation;
import io.github.tpm4j.transport.nativeio.NativeConnection;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * CMD_SET_DATAFD: a client of the control channel brings the data channel's socket with it. One
 * that comes before the last has ended waits for that; a third is refused.
 */
final class PassedSockets implements ExpectantListener {
  private static final Runnable NOBODY = () -> {};

  private final Queue<NativeConnection> waiting = new ArrayDeque<>();
  private Runnable ready = NOBODY;
  private boolean closed;

  void addTo(ControlChannel channel) {
    channel.on(ControlCode.SET_DATAFD, this::take);
  }

  private byte[] take(Client client) {
    Optional<NativeConnection> passed =
        client.connection() instanceof NativeConnection connection
            ? connection.takePassed()
            : Optional.empty();
    if (passed.isEmpty()) {
      return Words.u32(PtmResult.BAD_PARAMETER);
    }
    return Words.u32(offer(passed.get()) ? PtmResult.SUCCESS : PtmResult.IO_ERROR);
  }

  private boolean offer(NativeConnection socket) {
    Runnable action;
    synchronized (this) {
      if (closed || !waiting.isEmpty()) {
        socket.close();
        return false;
      }
      waiting.add(socket);
      notifyAll();
      action = ready;
      ready = NOBODY;
    }
    action.run();
    return true;
  }

  @Override
  public String name() {
    return "a passed socket";
  }

  @Override
  public boolean hasAddress() {
    return false;
  }

  @Override
  public Expectation expectClient(Runnable action) {
    synchronized (this) {
      if (waiting.isEmpty()) {
        ready = action;
        return () -> forget(action);
      }
    }
    action.run();
    return Expectation.NONE;
  }

  private synchronized void forget(Runnable action) {
    if (ready == action) {
      ready = NOBODY;
    }
  }

  @Override
  public synchronized NativeConnection accept() throws IOException {
    try {
      while (!closed && waiting.isEmpty()) {
        wait();
      }
    } catch (InterruptedException e) {
      closed = true;
    }
    if (closed) {
      throw new AsynchronousCloseException();
    }
    return waiting.remove();
  }

  @Override
  public synchronized void close() {
    closed = true;
    waiting.forEach(NativeConnection::close);
    waiting.clear();
    notifyAll();
  }
}
