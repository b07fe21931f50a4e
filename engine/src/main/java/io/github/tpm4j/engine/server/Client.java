package io.github.tpm4j.engine.server;

import io.github.tpm4j.transport.socket.ByteConnection;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * A connected client, as a server sees it: big-endian requests come in, and each answer goes out in
 * one write. A client may take its time between requests, but not within one, nor for taking an
 * answer: others wait for their turn.
 */
public final class Client {
  private static final int BUFFER_SIZE_BYTES = 4_096;

  /** What is allocated for a length that a client only announces. */
  private static final int TRUSTED_SIZE_BYTES = 65_536;

  private final ByteConnection connection;
  private final Duration requestLimit;
  private final ByteBuffer in = ByteBuffer.allocate(BUFFER_SIZE_BYTES).flip();
  private final Duration idleLimit;
  private Runnable afterAnswer = () -> {};
  private boolean idle;

  Client(ByteConnection connection, Duration requestLimit) {
    this(connection, requestLimit, ByteConnection.NO_LIMIT);
  }

  /**
   * @param idleLimit how long a request is waited for
   */
  Client(ByteConnection connection, Duration requestLimit, Duration idleLimit) {
    this.connection = connection;
    this.requestLimit = requestLimit;
    this.idleLimit = idleLimit;
  }

  /** {@return the connection itself, for what can come with bytes but is none} */
  public ByteConnection connection() {
    return connection;
  }

  /**
   * Waits for a request, and returns the integer that it begins with; empty if the client has hung
   * up or {@link #isIdle}.
   *
   * @throws EOFException if it hung up within the integer
   */
  public OptionalInt nextRequest() throws IOException {
    if (!in.hasRemaining()) {
      idle = idleLimit != ByteConnection.NO_LIMIT && !connection.isReadable(idleLimit);
      if (idle) {
        return OptionalInt.empty();
      }
      connection.limit(ByteConnection.NO_LIMIT);
      if (!receive()) {
        return OptionalInt.empty();
      }
    }
    connection.limit(requestLimit);
    return OptionalInt.of(u32());
  }

  /** {@return whether it has sent nothing for a while: the conversation goes on when it does} */
  public boolean isIdle() {
    return idle;
  }

  private boolean receive() throws IOException {
    Arrays.fill(in.array(), (byte) 0);
    in.clear();
    try {
      return connection.read(in) >= 0;
    } finally {
      in.flip();
    }
  }

  /** {@return how much of what the client has sent was received already, and not read yet} */
  public int receivedBytes() {
    return in.remaining();
  }

  /** Reads a u8. */
  public int u8() throws IOException {
    requireReceived();
    return Byte.toUnsignedInt(in.get());
  }

  /** Reads a u32. */
  public int u32() throws IOException {
    return ByteBuffer.wrap(bytes(Integer.BYTES)).getInt();
  }

  /** Reads a u64. */
  public long u64() throws IOException {
    return ByteBuffer.wrap(bytes(Long.BYTES)).getLong();
  }

  /**
   * Reads so many bytes.
   *
   * @throws EOFException if the client hangs up before
   */
  public byte[] bytes(int length) throws IOException {
    byte[] bytes = new byte[Math.min(length, TRUSTED_SIZE_BYTES)];
    for (int have = 0; have < length; ) {
      if (have == bytes.length) {
        bytes = enlarge(bytes, length);
      }
      requireReceived();
      int count = Math.min(in.remaining(), bytes.length - have);
      in.get(bytes, have, count);
      have += count;
    }
    return bytes;
  }

  private static byte[] enlarge(byte[] bytes, int limit) {
    byte[] larger = Arrays.copyOf(bytes, (int) Math.min(limit, 2L * bytes.length));
    Arrays.fill(bytes, (byte) 0);
    return larger;
  }

  private void requireReceived() throws IOException {
    if (!in.hasRemaining() && !receive()) {
      throw new EOFException(connection.name() + " hung up within a request");
    }
  }

  /** Takes what was received already, and forgets what has arrived beyond that. */
  public byte[] takeReceived() throws IOException {
    byte[] bytes = bytes(in.remaining());
    connection.discard();
    return bytes;
  }

  /** Sends an answer, in one write. */
  public void answer(byte[]... parts) throws IOException {
    connection.limit(requestLimit);
    connection.write(parts);
  }

  /** Does this once the answer to the present request has been sent, or could not be. */
  public void afterAnswer(Runnable action) {
    afterAnswer = action;
  }

  /** The answer to the present request has been sent, or could not be. */
  public void answered() {
    afterAnswer.run();
    afterAnswer = () -> {};
  }
}
