package io.github.tpm4j.transport.processor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.OptionalInt;

/**
 * Keeps the thread that serves a client on the processor which that runs on. A client that waits
 * for each answer leaves its processor free meanwhile; to wake the server there takes a few
 * microseconds, and on an idle processor, which has to leave its sleep, many times that.
 *
 * <p>It follows clients of this machine over TCP, and only those that have sent some requests. It
 * lets go for a time where others need that processor too. For the serving thread alone.
 */
public final class ClientFollower implements AutoCloseable {
  /** Fewer are not worth the look for the socket's number. */
  static final int FIRST_LOOK_REQUESTS = 64;

  /** How often it is looked whether the client has moved. */
  static final int LOOK_REQUESTS = 16;

  /** How often it is looked how long this thread waits for its processor. */
  private static final int REVIEW_LOOKS = 16;

  /** What waking an idle processor takes, about. */
  private static final long LONGEST_DELAY_NANOS = 50_000;

  private static final int FIRST_PAUSE_LOOKS = 64;
  private static final int LONGEST_PAUSE_LOOKS = 1 << 20;

  private final SocketChannel channel;
  private final boolean isWorthwhile;
  private final RunDelay delay = new RunDelay();
  private OwnProcessors processors;
  private SocketNumber socket;
  private boolean gaveUp;
  private int untilLook = FIRST_LOOK_REQUESTS;
  private int untilReview = REVIEW_LOOKS;
  private int pauseLooks = FIRST_PAUSE_LOOKS;

  /** Of the client at the channel's other end. */
  public ClientFollower(SocketChannel channel) throws IOException {
    this.channel = channel;
    this.isWorthwhile = Runtime.getRuntime().availableProcessors() > 1 && isOfThisMachine(channel);
  }

  private static boolean isOfThisMachine(SocketChannel channel) throws IOException {
    return channel.getLocalAddress() instanceof InetSocketAddress local
        && channel.getRemoteAddress() instanceof InetSocketAddress remote
        && (remote.getAddress().isLoopbackAddress()
            || remote.getAddress().equals(local.getAddress()));
  }

  /** To be called before each wait for a request; moves the thread if the client has moved. */
  public void beforeRequest() {
    if (isWorthwhile && !gaveUp && --untilLook <= 0) {
      untilLook = LOOK_REQUESTS;
      look();
    }
  }

  private void look() {
    if (!NativeCalls.areReady()) {
      return;
    }
    if (socket == null && !prepare()) {
      gaveUp = true;
      return;
    }
    if (--untilReview <= 0 && isReviewBad()) {
      return;
    }
    OptionalInt processor = socket.incomingProcessor();
    if (processor.isEmpty() || !processors.narrow(processor.getAsInt())) {
      gaveUp = true;
      processors.restore();
    }
  }

  /** Whether the thread can be moved and the client's processor be seen. */
  private boolean prepare() {
    processors = new OwnProcessors();
    delay.meanNanos();
    try {
      socket = processors.areSeveral() ? SocketNumber.of(channel) : null;
    } catch (IOException e) {
      socket = null;
    }
    return socket != null;
  }

  /** Lets go for a time, each time for twice as long, if this thread has to wait much. */
  private boolean isReviewBad() {
    untilReview = REVIEW_LOOKS;
    boolean bad = delay.meanNanos() > LONGEST_DELAY_NANOS;
    if (bad && processors.isNarrowed()) {
      processors.restore();
      untilLook = LOOK_REQUESTS * pauseLooks;
      pauseLooks = Math.min(LONGEST_PAUSE_LOOKS, 2 * pauseLooks);
      untilReview = 0;
    }
    return bad;
  }

  /** Whether the thread is held on the client's processor. */
  public boolean isFollowing() {
    return processors != null && processors.isNarrowed();
  }

  /** The client is gone: the thread may run on all of its processors again. */
  @Override
  public void close() {
    if (processors != null) {
      processors.restore();
    }
  }
}
