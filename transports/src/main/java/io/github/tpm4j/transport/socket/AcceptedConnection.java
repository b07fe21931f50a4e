package io.github.tpm4j.transport.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A socket of Java's own that a client has connected. It blocks, as that takes the fewest calls of
 * the kernel for a command (but see {@link Polling}); whoever watches it ends a wait that is
 * {@linkplain #isLate late}.
 */
public final class AcceptedConnection implements ByteConnection {
  private static final int BUFFER_SIZE_BYTES = 8_192;
  private static final byte[] ZEROS = new byte[BUFFER_SIZE_BYTES];
  private static final long NEVER = Long.MAX_VALUE;

  /** Outside the heap, where the kernel reads and writes; of the thread, as clients come and go. */
  private static final ThreadLocal<ByteBuffer> BUFFER =
      ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BUFFER_SIZE_BYTES));

  private final SocketChannel channel;
  private final String name;
  private final QuickAck quickAck;
  private Attendance attendance;
  private volatile long dueNanos = NEVER;
  private volatile boolean waiting;

  /**
   * @param channel is closed with the connection, and if this throws
   * @param name who the client is, for messages
   */
  public AcceptedConnection(SocketChannel channel, String name) throws IOException {
    this.channel = channel;
    this.name = name;
    this.quickAck = new QuickAck(channel);
    this.attendance = channel::read;
    try {
      if (channel.getLocalAddress() instanceof InetSocketAddress) {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // A client whose machine died must not hold the server for ever.
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Attended attend(Attention attention) throws IOException {
    Attendance begun = Attendance.of(channel, attention);
    attendance = begun;
    return begun::close;
  }

  @Override
  public void limit(Duration limit) {
    dueNanos = limit.equals(NO_LIMIT) ? NEVER : System.nanoTime() + limit.toNanos();
  }

  @Override
  public boolean isLate() {
    long due = dueNanos;
    return waiting && due != NEVER && System.nanoTime() - due > 0;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (dueNanos != NEVER) {
      // The client sends its request in pieces, and holds the next one back until this one is
      // acknowledged.
      quickAck.rearm();
    }
    ByteBuffer buffer = BUFFER.get().clear();
    buffer.limit(Math.min(buffer.capacity(), target.remaining()));
    waiting = true;
    try {
      return receive(buffer, target);
    } finally {
      waiting = false;
    }
  }

  private int receive(ByteBuffer buffer, ByteBuffer target) throws IOException {
    int received =
        dueNanos == NEVER ? attendance.receive(buffer) : Polling.receiveBlocking(channel, buffer);
    if (received > 0) {
      target.put(buffer.flip());
      wipe(buffer);
    }
    return received;
  }

  @Override
  public void write(byte[]... parts) throws IOException {
    ByteBuffer buffer = BUFFER.get().clear();
    waiting = true;
    try {
      for (byte[] part : parts) {
        for (int done = 0; done < part.length; ) {
          int length = Math.min(part.length - done, buffer.remaining());
          buffer.put(part, done, length);
          done += length;
          sendIfFull(buffer);
        }
      }
      send(buffer);
    } finally {
      waiting = false;
    }
  }

  private void sendIfFull(ByteBuffer buffer) throws IOException {
    if (!buffer.hasRemaining()) {
      send(buffer);
    }
  }

  private void send(ByteBuffer buffer) throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      if (channel.write(buffer) == 0) {
        channel.configureBlocking(true);
      }
    }
    wipe(buffer);
  }

  @Override
  public void discard() throws IOException {
    ByteBuffer buffer = BUFFER.get();
    channel.configureBlocking(false);
    int received = 1;
    for (int all = 0; received > 0 && all < MAXIMUM_DISCARD_BYTES; all += received) {
      received = channel.read(buffer.clear());
      wipe(buffer.flip());
    }
    channel.configureBlocking(true);
  }

  /** Passwords of plain sessions, and unsealed data, pass here; they should not stay. */
  private static void wipe(ByteBuffer buffer) {
    int used = buffer.limit();
    buffer.clear().put(ZEROS, 0, used).clear();
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  /** May be called from any thread; one that waits here gets an exception. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
