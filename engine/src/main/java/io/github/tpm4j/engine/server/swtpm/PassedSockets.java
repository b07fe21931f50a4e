package io.github.tpm4j.engine.server.swtpm;

import io.github.tpm4j.engine.server.Client;
import io.github.tpm4j.engine.server.Listener;
import io.github.tpm4j.engine.server.Words;
import io.github.tpm4j.transport.nativeio.NativeConnection;
import io.github.tpm4j.transport.socket.ByteConnection;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * CMD_SET_DATAFD: a client of the control channel brings the data channel's socket with it. One
 * that comes before the last has ended waits for that; a third is refused.
 */
final class PassedSockets implements Listener {
  private final Queue<NativeConnection> waiting = new ArrayDeque<>();
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

  private synchronized boolean offer(NativeConnection socket) {
    if (closed || !waiting.isEmpty()) {
      socket.close();
      return false;
    }
    waiting.add(socket);
    notifyAll();
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
  public synchronized ByteConnection accept() throws IOException {
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
