package io.github.tpm4j.transport.socket;

import io.github.tpm4j.transport.TransportNotFoundException;
import io.github.tpm4j.transport.timing.Deadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Makes connections that respect a time limit and a thread's interrupt. */
final class Connector {
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private Connector() {}

  /** A connected channel, not blocking. */
  static SocketChannel connect(Endpoint endpoint, Deadline deadline) throws IOException {
    SocketAddress address = endpoint.resolve();
    while (true) {
      SocketChannel channel = open(endpoint);
      boolean connected = false;
      try {
        finish(channel, address, endpoint, deadline);
        connected = true;
        return channel;
      } catch (ConnectException | NoRouteToHostException e) {
        throw new TransportNotFoundException(
            "Nothing answers at " + endpoint.name() + " (" + e.getMessage() + ")", e);
      } catch (SocketException e) {
        pauseIfQueueIsFull(endpoint, deadline, e);
      } finally {
        if (!connected) {
          channel.close();
        }
      }
    }
  }

  private static SocketChannel open(Endpoint endpoint) throws IOException {
    SocketChannel channel =
        endpoint.isUnix() ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
    channel.configureBlocking(false);
    if (!endpoint.isUnix()) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    return channel;
  }

  private static void finish(
      SocketChannel channel, SocketAddress address, Endpoint endpoint, Deadline deadline)
      throws IOException {
    if (channel.connect(address)) {
      return;
    }
    try (Selector selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_CONNECT);
      while (!channel.finishConnect()) {
        Waiting.select(selector, deadline, "Connecting to " + endpoint.name());
      }
    }
  }

  /**
   * A UNIX socket whose queue of waiting clients is full refuses at once (EAGAIN) where TCP would
   * wait. Java gives that no exception type of its own, but all others are known by now.
   */
  private static void pauseIfQueueIsFull(
      Endpoint endpoint, Deadline deadline, SocketException problem) throws IOException {
    if (!endpoint.isUnix() || problem.getClass() != SocketException.class) {
      throw problem;
    }
    deadline.remainingMillis("Connecting to " + endpoint.name());
    LockSupport.parkNanos(RETRY_NANOS);
  }
}
