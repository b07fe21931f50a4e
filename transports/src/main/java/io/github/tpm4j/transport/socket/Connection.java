package io.github.tpm4j.transport.socket;

import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.timing.Deadline;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;

/**
 * One connection to a server or from a client, with a time limit on everything.
 *
 * <p>The channel does not block and a selector waits for it: a time limit needs no second thread,
 * an interrupt closes nothing, and a command takes no longer than on a blocking channel.
 *
 * <p>For one thread at a time, except {@link #close}.
 */
public final class Connection implements ByteConnection {
  private static final int BUFFER_SIZE_BYTES = 4_096;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final String name;
  private final QuickAck quickAck;
  private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_SIZE_BYTES).flip();
  private ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_SIZE_BYTES);
  private Deadline deadline;

  private Connection(SocketChannel channel, String name, Deadline deadline) throws IOException {
    this.channel = channel;
    this.name = name;
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
      return new Connection(channel, endpoint.name(), deadline);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * A connection that a client has made. It has no time limit until {@link #limit} sets one.
   *
   * @param channel is closed with the connection, and if this throws
   * @param name who the client is, for messages
   */
  public static Connection accepted(SocketChannel channel, String name) throws IOException {
    try {
      channel.configureBlocking(false);
      if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // A client whose machine died must not hold the server for ever.
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      }
      return new Connection(channel, name, Deadline.after(NO_LIMIT));
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
  public void limit(Duration limit) {
    deadline = Deadline.after(limit);
  }

  /**
   * Whether the other end has hung up, or has sent what nobody asked for. To be asked before a
   * command is sent: after that, nobody could tell whether the command was executed.
   */
  boolean isStale() {
    try {
      return in.hasRemaining() || receive() != 0;
    } catch (IOException e) {
      // A reset that arrived between two commands says the same as an orderly end.
      return true;
    }
  }

  /**
   * Sends a message.
   *
   * @throws NothingSentException if the connection broke before the first byte left
   */
  @Override
  public void write(byte[]... parts) throws IOException {
    gather(parts);
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
      int received = receive();
      if (received < 0) {
        return -1;
      }
      if (received == 0) {
        await(SelectionKey.OP_READ, "The response of " + name);
      }
    }
    return take(target);
  }

  @Override
  public void discard() throws IOException {
    wipe(in);
    for (int all = 0; all < MAXIMUM_DISCARD_BYTES; all += in.limit()) {
      if (receive() <= 0) {
        break;
      }
    }
    wipe(in);
  }

  private int receive() throws IOException {
    in.clear();
    try {
      int received = channel.read(in);
      if (received > 0) {
        // A server that writes in pieces needs it.
        quickAck.rearm();
      }
      return received;
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
