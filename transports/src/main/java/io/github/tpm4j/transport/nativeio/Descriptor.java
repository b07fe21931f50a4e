package io.github.tpm4j.transport.nativeio;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import io.github.tpm4j.transport.timing.Deadline;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;

/**
 * An open socket's number. It is given back to the kernel only when nobody uses it: otherwise the
 * kernel could give it to another file, and a late reader would read that.
 */
final class Descriptor implements AutoCloseable {
  private static final int POLLFD_SIZE_BYTES = 8;
  private static final int POLLFD_EVENTS_OFFSET = 4;

  /** A call of the C library. */
  interface Call {
    int run(int fd);
  }

  private final int fd;
  private int users;
  private boolean closed;

  Descriptor(int fd) {
    this.fd = fd;
  }

  /**
   * Makes the call, again when a signal interrupted it.
   *
   * @return the call's result, or minus errno
   * @throws ClosedChannelException if it was closed, before or meanwhile
   */
  int call(Call call) throws ClosedChannelException {
    enter();
    try {
      int result = uninterrupted(call);
      requireStillOpen();
      return result;
    } finally {
      leave();
    }
  }

  private int uninterrupted(Call call) {
    int result;
    do {
      int returned = call.run(fd);
      result = returned < 0 ? -Native.getLastError() : returned;
    } while (result == -LibC.EINTR);
    return result;
  }

  /** Waits until it is ready for what {@code events} says; hanging up makes it ready too. */
  void await(short events, Deadline deadline, String tried) throws IOException {
    boolean ready = false;
    while (!ready) {
      int millis = (int) Math.min(Integer.MAX_VALUE, deadline.remainingMillis(tried));
      ready = isReady(events, millis, tried);
    }
  }

  /** Whether there is something to read within this time, or the other end has hung up. */
  boolean isReadable(int millis, String tried) throws IOException {
    return isReady(LibC.POLLIN, millis, tried);
  }

  private boolean isReady(short events, int millis, String tried) throws IOException {
    try (Memory pollfd = new Memory(POLLFD_SIZE_BYTES)) {
      pollfd.setInt(0, fd);
      pollfd.setInt(POLLFD_EVENTS_OFFSET, Short.toUnsignedInt(events));
      return require(call(number -> LibC.poll(pollfd, 1, millis)), tried) > 0;
    }
  }

  /** The result of a call that must not fail. */
  static int require(int result, String tried) throws IOException {
    if (result < 0) {
      throw new IOException(tried + " failed (errno " + -result + ")");
    }
    return result;
  }

  private synchronized void enter() throws ClosedChannelException {
    if (closed) {
      throw new ClosedChannelException();
    }
    users++;
  }

  private synchronized void requireStillOpen() throws AsynchronousCloseException {
    if (closed) {
      throw new AsynchronousCloseException();
    }
  }

  private synchronized void leave() {
    users--;
    releaseIfUnused();
  }

  int number() {
    return fd;
  }

  synchronized boolean isOpen() {
    return !closed;
  }

  /** Ends the waiting of others. Closing again does nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      // A waiting accept, poll or recvmsg returns; close(2) alone would leave it waiting. The
      // other end may have hung up before, which is no matter.
      uninterrupted(number -> LibC.shutdown(number, LibC.SHUT_RDWR));
      releaseIfUnused();
    }
  }

  /** As {@link #close}, for a socket that others hold too: it goes on for them. */
  synchronized void release() {
    closed = true;
    releaseIfUnused();
  }

  private void releaseIfUnused() {
    if (closed && users == 0) {
      // Linux has released the number whatever close(2) says, and must not be asked again.
      LibC.close(fd);
    }
  }
}
