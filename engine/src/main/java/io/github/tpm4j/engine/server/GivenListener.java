package io.github.tpm4j.engine.server;

import io.github.tpm4j.transport.nativeio.NativeListener;
import io.github.tpm4j.transport.socket.ByteConnection;
import java.io.IOException;

/** Listens on a socket that has no file of this server's. */
final class GivenListener implements Listener {
  private final NativeListener listener;
  private final String name;

  GivenListener(NativeListener listener, String name) {
    this.listener = listener;
    this.name = name;
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
  public ByteConnection accept() throws IOException {
    return listener.accept();
  }

  @Override
  public void close() {
    listener.close();
  }
}
