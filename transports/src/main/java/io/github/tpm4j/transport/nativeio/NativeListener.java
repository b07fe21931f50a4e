package io.github.tpm4j.transport.nativeio;

import com.sun.jna.Platform;
import io.github.tpm4j.transport.socket.ByteConnection;
import io.github.tpm4j.transport.timing.Deadline;
import java.io.IOException;
import java.nio.file.Path;

/** A UNIX socket that clients connect to. Closing it leaves its file. */
public final class NativeListener implements AutoCloseable {
  private final Descriptor descriptor;
  private final Path path;

  private NativeListener(Descriptor descriptor, Path path) {
    this.descriptor = descriptor;
    this.path = path;
  }

  /** Whether this system has what this package needs. */
  public static boolean isSupported() {
    return Platform.isLinux();
  }

  /**
   * Makes the file {@code path}, which must not exist, and listens there.
   *
   * @param backlog how many clients may wait
   */
  public static NativeListener listen(Path path, int backlog) throws IOException {
    byte[] address = UnixAddress.of(path);
    Descriptor descriptor = new Descriptor(NativeConnection.newSocket());
    try {
      String tried = "Listening at " + path;
      Descriptor.require(descriptor.call(fd -> LibC.bind(fd, address, address.length)), tried);
      Descriptor.require(descriptor.call(fd -> LibC.listen(fd, backlog)), tried);
      return new NativeListener(descriptor, path);
    } catch (IOException e) {
      descriptor.close();
      throw e;
    }
  }

  /**
   * Waits for the next client.
   *
   * @throws java.nio.channels.AsynchronousCloseException if this is closed meanwhile
   */
  public NativeConnection accept() throws IOException {
    String tried = "Waiting for a client at " + path;
    descriptor.await(LibC.POLLIN, Deadline.after(ByteConnection.NO_LIMIT), tried);
    int fd = descriptor.call(listening -> LibC.accept(listening, null, null));
    return new NativeConnection(Descriptor.require(fd, tried), "a client of " + path);
  }

  /** May be called from any thread; one that waits here gets an exception. */
  @Override
  public void close() {
    descriptor.close();
  }
}
