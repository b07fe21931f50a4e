package io.github.tpm4j.transport.socket;

import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.timing.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;

/**
 * One connection to a server, with a time limit on everything.
 *
 * <p>The channel does not block and a selector waits for it: a time limit needs no second thread,
 * an interrupt closes nothing, and a command takes no longer than on a blocking channel.
 *
 * <p>For one thread at a time, except {@link #close}.
 */
public final class Connection implements ReadableByteChannel {
  private static final int BUFFER_SIZE_BYTES = 4_096;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final String name;
  private final QuickAck quickAck;
  private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_SIZE_BYTES).flip();
  private ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_SIZE_BYTES);
  private Deadline deadline;
  private boolean isAnswering;

  private Connection(SocketChannel channel, Endpoint endpoint, Deadline deadline)
      throws IOException {
    this.channel = channel;
    this.name = endpoint.name();
    this.deadline = deadline;
    this.quickAck = new QuickAck(channel);
    this.selector = Selector.open();
    this.key = channel.register(selector, SelectionKey.OP_READ);
  }

  /**
   * Connects.
   *
   * @param limit for connecting, and for what follows until {@link #limit} sets another
   * @throws TransportException if nothing listens there, or it may not be used
   */
  public static Connection open(Endpoint endpoint, Duration limit) throws IOException {
    Deadline deadline = Deadline.after(limit);
    SocketChannel channel = Connector.connect(endpoint, deadline);
    try {
      return new Connection(channel, endpoint, deadline);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Where it leads, for messages. */
  public String name() {
    return name;
  }

  /** Starts the time limit for all that follows. */
  public void limit(Duration limit) {
    deadline = Deadline.after(limit);
  }

  /**
   * Whether the other end has hung up, or has sent what nobody asked for. To be asked before a
   * command is sent: after that, nobody could tell whether the command was executed.
   */
  public boolean isStale() {
    try {
      return in.hasRemaining() || receive() != 0;
    } catch (IOException e) {
      // A reset that arrived between two commands says the same as an orderly end.
      return true;
    }
  }

  /**
   * Sends the parts of a message in one segment, where the kernel takes it: a peer that gets it in
   * pieces can delay each by 40 ms (Nagle's algorithm and delayed acknowledgements).
   *
   * @throws NothingSentException if the connection broke before the first byte left
   */
  public void write(byte[]... parts) throws IOException {
    gather(parts);
    isAnswering = false;
    try {
      send();
    } catch (TransportException e) {
      throw e;
    } catch (IOException e) {
      throw out.position() == 0 ? new NothingSentException(e) : e;
    } finally {
      wipe(out);
    }
  }

  private void gather(byte[]... parts) {
    int size = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    if (out.capacity() < size) {
      out = ByteBuffer.allocateDirect(size);
    }
    out.clear();
    for (byte[] part : parts) {
      out.put(part);
    }
    out.flip();
  }

  private void send() throws IOException {
    while (channel.write(out) >= 0 && out.hasRemaining()) {
      await(SelectionKey.OP_WRITE, "Sending a command to " + name);
    }
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    while (!in.hasRemaining()) {
      if (isAnswering) {
        // A server that writes in pieces holds the next one back until this one is acknowledged.
        quickAck.rearm();
      }
      await(SelectionKey.OP_READ, "The response of " + name);
      int received = receive();
      if (received < 0) {
        return -1;
      }
      isAnswering |= received > 0;
    }
    return take(target);
  }

  private int receive() throws IOException {
    in.clear();
    try {
      return channel.read(in);
    } finally {
      in.flip();
    }
  }

  private int take(ByteBuffer target) {
    int count = Math.min(in.remaining(), target.remaining());
    target.put(in.slice(in.position(), count));
    in.position(in.position() + count);
    if (!in.hasRemaining()) {
      wipe(in);
    }
    return count;
  }

  private void await(int operation, String tried) throws IOException {
    try {
      if (key.interestOps() != operation) {
        key.interestOps(operation);
      }
    } catch (CancelledKeyException e) {
      throw (IOException) new ClosedChannelException().initCause(e);
    }
    Waiting.select(selector, deadline, tried);
  }

  /** Passwords of plain sessions, and unsealed data, pass here; they should not stay. */
  private static void wipe(ByteBuffer buffer) {
    int used = buffer.limit();
    buffer.clear();
    for (int i = 0; i < used; i++) {
      buffer.put(i, (byte) 0);
    }
    buffer.limit(0);
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  /** May be called from any thread; one that waits here gets an exception. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      selector.close();
    }
  }
}
