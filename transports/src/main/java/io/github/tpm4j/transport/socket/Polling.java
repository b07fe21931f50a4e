package io.github.tpm4j.transport.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks the socket again and again for a time before it sleeps, if the client's last requests came
 * within that time. While it does, the channel does not block.
 *
 * <p>A thread that polls keeps a processor busy: in a JVM there is one at most.
 */
final class Polling implements Attendance {
  /** What waking a sleeping thread may add to the time in which a quick client comes again. */
  private static final long WAKING_NANOS = 150_000;

  /** Quick requests before the first poll, and after one that was in vain. */
  private static final int QUICK_REQUESTS = 8;

  private static final int MOST_QUICK_REQUESTS = 1 << 16;

  /** For who polls. */
  private static final Semaphore TURN = new Semaphore(1);

  private static final AtomicLong POLLS = new AtomicLong();

  private final SocketChannel channel;
  private final long limitNanos;
  private int untilPoll = QUICK_REQUESTS;
  private int untilPollAgain = QUICK_REQUESTS;

  Polling(SocketChannel channel, Duration limit) {
    this(channel, limit, Runtime.getRuntime().availableProcessors());
  }

  /**
   * @param processors with one, whoever polls keeps the client from sending
   */
  Polling(SocketChannel channel, Duration limit, int processors) {
    this.channel = channel;
    this.limitNanos = processors > 1 ? limit.toNanos() : 0;
  }

  /** How often sockets were asked since the JVM's start. */
  static long polls() {
    return POLLS.get();
  }

  /** Whoever has it polls, and others sleep. */
  static Semaphore turn() {
    return TURN;
  }

  @Override
  public int receive(ByteBuffer buffer) throws IOException {
    if (limitNanos == 0) {
      return channel.read(buffer);
    }
    if (untilPoll <= 0 && TURN.tryAcquire()) {
      int received = pollInTurn(buffer);
      if (received != 0) {
        return received;
      }
    }
    return sleep(buffer);
  }

  private int pollInTurn(ByteBuffer buffer) throws IOException {
    try {
      int received = poll(buffer);
      if (received == 0) {
        // In vain: each time the client has to be quick for twice as long before the next.
        untilPollAgain = Math.min(MOST_QUICK_REQUESTS, 2 * untilPollAgain);
        untilPoll = untilPollAgain;
      }
      return received;
    } finally {
      TURN.release();
    }
  }

  private int poll(ByteBuffer buffer) throws IOException {
    if (channel.isBlocking()) {
      channel.configureBlocking(false);
    }
    long start = System.nanoTime();
    int received;
    long asked = 0;
    do {
      received = channel.read(buffer);
      asked++;
      Thread.onSpinWait();
    } while (received == 0 && System.nanoTime() - start < limitNanos);
    POLLS.addAndGet(asked);
    return received;
  }

  private int sleep(ByteBuffer buffer) throws IOException {
    long start = System.nanoTime();
    int received = receiveBlocking(channel, buffer);
    boolean quick = System.nanoTime() - start < limitNanos + WAKING_NANOS;
    untilPoll = quick ? untilPoll - 1 : untilPollAgain;
    return received;
  }

  /** Waits, though the channel may have been left not to block. */
  static int receiveBlocking(SocketChannel channel, ByteBuffer buffer) throws IOException {
    if (!channel.isBlocking()) {
      channel.configureBlocking(true);
    }
    return channel.read(buffer);
  }
}
