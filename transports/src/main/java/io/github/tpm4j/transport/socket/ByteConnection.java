package io.github.tpm4j.transport.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;

/**
 * What a client has connected to a server: a stream of bytes in both directions, with a time limit
 * on everything. For one thread at a time, except {@link #isLate} and {@link #close}, which ends
 * the waiting of another.
 */
public interface ByteConnection extends ReadableByteChannel {
  /** A time that nobody waits for. */
  Duration NO_LIMIT = Duration.ofDays(36_500);

  /** More than {@link #discard} finds in one go of an honest peer. */
  int MAXIMUM_DISCARD_BYTES = 65_536;

  /** Who is at the other end, for messages. */
  String name();

  /**
   * Says how the calling thread, which serves this client from now on, waits where there is no
   * limit. It has to close the result when it is done with the client. Connections that know one
   * way of waiting keep to that.
   */
  default Attended attend(Attention attention) throws IOException {
    return () -> {};
  }

  /** A thread attends to a client. */
  @FunctionalInterface
  interface Attended extends AutoCloseable {
    /** Ends it, in the thread that began it. */
    @Override
    void close();
  }

  /** Starts the time limit for all waiting that follows. */
  void limit(Duration limit);

  /**
   * Whether it waits longer than its limit, and cannot end that by itself: somebody else should
   * close it.
   */
  boolean isLate();

  /**
   * Whether there is something to read within a time, or the other end has hung up. Those that
   * cannot say say so: reading waits.
   *
   * @param within up to some minutes
   */
  default boolean isReadable(Duration within) throws IOException {
    return true;
  }

  /**
   * Waits until there is something, and takes as much of it as there is room for.
   *
   * @return the number of bytes; -1 if the other end has hung up
   */
  @Override
  int read(ByteBuffer target) throws IOException;

  /**
   * Sends the parts of a message in one segment, where the kernel takes it: a peer that gets it in
   * pieces can delay each by 40 ms (Nagle's algorithm and delayed acknowledgements).
   */
  void write(byte[]... parts) throws IOException;

  /** Forgets what has arrived and was not read, at most {@value #MAXIMUM_DISCARD_BYTES} bytes. */
  void discard() throws IOException;
}
