package io.github.tpm4j.transport.nativeio;

import com.sun.jna.Platform;
import io.github.tpm4j.transport.socket.ByteConnection;
import io.github.tpm4j.transport.timing.Deadline;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;

/** A UNIX socket that clients connect to. Closing it leaves its file. */
public final class NativeListener implements AutoCloseable {
  private final Descriptor descriptor;
  private final String name;

  private NativeListener(Descriptor descriptor, String name) {
    this.descriptor = descriptor;
    this.name = name;
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
      return new NativeListener(descriptor, path.toString());
    } catch (IOException e) {
      descriptor.close();
      throw e;
    }
  }

  /**
   * A listening socket that this process was given, which is closed with the listener.
   *
   * @param fd its number
   * @param name where it listens, for messages
   */
  public static NativeListener adopt(int fd, String name) {
    return new NativeListener(new Descriptor(fd), name);
  }

  /**
   * Goes on with a socket that Java has opened, for clients that pass descriptors. The channel is
   * closed; those who have connected meanwhile are not lost.
   *
   * @param channel of a UNIX socket
   */
  public static NativeListener takeOver(ServerSocketChannel channel) throws IOException {
    Path path = ((UnixDomainSocketAddress) channel.getLocalAddress()).getPath();
    int copy = Descriptor.require(LibC.dup(UnixSocketNumber.listeningAt(path)), "Copying a socket");
    channel.close();
    return adopt(copy, path.toString());
  }

  /**
   * Waits for the next client.
   *
   * @throws java.nio.channels.AsynchronousCloseException if this is closed meanwhile
   */
  public NativeConnection accept() throws IOException {
    String tried = "Waiting for a client at " + name;
    descriptor.await(LibC.POLLIN, Deadline.after(ByteConnection.NO_LIMIT), tried);
    return new NativeConnection(accepted(tried), "a client of " + name);
  }

  /** A client that was taken while this is closed would wait for an answer for good. */
  private int accepted(String tried) throws IOException {
    int[] taken = {-1};
    try {
      int result = descriptor.call(fd -> taken[0] = LibC.accept(fd, null, null));
      return Descriptor.require(result, tried);
    } catch (ClosedChannelException e) {
      if (taken[0] >= 0) {
        LibC.close(taken[0]);
      }
      throw e;
    }
  }

  /**
   * Does this when a client has come, without a thread that waits for it.
   *
   * @param ready must not take long
   */
  public Expectation expectClient(Runnable ready) throws IOException {
    return Lookout.expect(descriptor, ready);
  }

  /** May be called from any thread; one that waits here gets an exception. */
  @Override
  public void close() {
    descriptor.close();
  }
}
