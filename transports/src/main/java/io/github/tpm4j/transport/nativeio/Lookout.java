package io.github.tpm4j.transport.nativeio;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** One thread that waits, for all of a JVM, until something comes on one of many sockets. */
final class Lookout {
  /** {@code struct epoll_event} is packed on the processors that had it first. */
  private static final int DATA_OFFSET = Platform.isIntel() ? Integer.BYTES : Long.BYTES;

  private static final int EVENT_SIZE_BYTES = DATA_OFFSET + Long.BYTES;
  private static final int EVENTS_AT_ONCE = 64;
  private static final int FOR_EVER = -1;

  private final int epoll;
  private final Map<Long, Runnable> expected = new ConcurrentHashMap<>();
  private final AtomicLong tokens = new AtomicLong();

  private Lookout(int epoll) {
    this.epoll = epoll;
  }

  /** Of this JVM; it stays until its end. */
  private static final class Holder {
    static final Lookout ALL = start();

    private static Lookout start() {
      int epoll = LibC.epoll_create1(LibC.EPOLL_CLOEXEC);
      if (epoll < 0) {
        throw new IllegalStateException("epoll_create1: errno " + Native.getLastError());
      }
      Lookout lookout = new Lookout(epoll);
      Thread thread = new Thread(lookout::run, "TPM servers' lookout");
      thread.setDaemon(true);
      thread.start();
      return lookout;
    }
  }

  /**
   * Does this when something can be read, a client has come, or the other end has hung up.
   *
   * @param ready must not take long: all others wait for it
   */
  static Expectation expect(Descriptor descriptor, Runnable ready) throws IOException {
    return Holder.ALL.add(descriptor, ready);
  }

  private Expectation add(Descriptor descriptor, Runnable ready) throws IOException {
    long token = tokens.incrementAndGet();
    expected.put(token, ready);
    try (Memory event = new Memory(EVENT_SIZE_BYTES)) {
      event.setInt(0, LibC.EPOLLIN | LibC.EPOLLONESHOT);
      event.setLong(DATA_OFFSET, token);
      int result = descriptor.call(fd -> arm(fd, event));
      Descriptor.require(result, "Waiting for a socket");
    } catch (IOException e) {
      expected.remove(token);
      throw e;
    }
    return () -> expected.remove(token);
  }

  /** A descriptor that was looked out for before is still there, and silent. */
  private int arm(int fd, Memory event) {
    int result = LibC.epoll_ctl(epoll, LibC.EPOLL_CTL_ADD, fd, event);
    return result < 0 && Native.getLastError() == LibC.EEXIST
        ? LibC.epoll_ctl(epoll, LibC.EPOLL_CTL_MOD, fd, event)
        : result;
  }

  private void run() {
    try (Memory events = new Memory((long) EVENT_SIZE_BYTES * EVENTS_AT_ONCE)) {
      while (true) {
        int count = LibC.epoll_wait(epoll, events, EVENTS_AT_ONCE, FOR_EVER);
        if (count < 0 && Native.getLastError() != LibC.EINTR) {
          throw new IllegalStateException("epoll_wait: errno " + Native.getLastError());
        }
        for (int i = 0; i < count; i++) {
          ready(events.getLong((long) i * EVENT_SIZE_BYTES + DATA_OFFSET));
        }
      }
    }
  }

  private void ready(long token) {
    Runnable action = expected.remove(token);
    if (action != null) {
      run(action);
    }
  }

  /** As where no thread can be made: all other sockets are looked out for all the same. */
  private static void run(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }
}
