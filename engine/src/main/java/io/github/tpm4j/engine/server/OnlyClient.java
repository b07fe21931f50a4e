package io.github.tpm4j.engine.server;

import io.github.tpm4j.transport.socket.ByteConnection;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;

/** A client that is connected already. When it has hung up, the server has nobody to serve. */
final class OnlyClient implements Listener {
  private final ByteConnection client;
  private final String name;
  private final ServerEnd end;
  private boolean taken;
  private boolean closed;

  OnlyClient(ByteConnection client, String name, ServerEnd end) {
    this.client = client;
    this.name = name;
    this.end = end;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean hasAddress() {
    return false;
  }

  @Override
  public synchronized ByteConnection accept() throws IOException {
    if (!taken) {
      taken = true;
      return client;
    }
    end.requested();
    while (!closed) {
      awaitClose();
    }
    throw new AsynchronousCloseException();
  }

  private void awaitClose() throws IOException {
    try {
      wait();
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    notifyAll();
    if (!taken) {
      client.close();
    }
  }
}
