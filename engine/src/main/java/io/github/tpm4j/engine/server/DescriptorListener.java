package io.github.tpm4j.engine.server;

import io.github.tpm4j.transport.nativeio.Expectation;
import io.github.tpm4j.transport.nativeio.NativeConnection;
import io.github.tpm4j.transport.nativeio.NativeListener;
import java.io.IOException;
import java.nio.file.Path;

/** Listens on a UNIX socket whose clients may pass descriptors. */
final class DescriptorListener implements ExpectantListener {
  private final NativeListener listener;
  private final Path path;

  DescriptorListener(NativeListener listener, Path path) {
    this.listener = listener;
    this.path = path;
  }

  static DescriptorListener open(Path path) throws IOException {
    SocketFile.clear(path);
    NativeListener listener = NativeListener.listen(path, BACKLOG);
    try {
      SocketFile.restrict(path);
      return new DescriptorListener(listener, path);
    } catch (IOException e) {
      listener.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return new ServerAddress.Unix(path).toString();
  }

  @Override
  public NativeConnection accept() throws IOException {
    return listener.accept();
  }

  @Override
  public Expectation expectClient(Runnable ready) throws IOException {
    return listener.expectClient(ready);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    SocketFile.remove(path);
  }
}
