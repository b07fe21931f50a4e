package io.github.tpm4j.transport.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Receives what begins a client's next request. For the thread that serves the client alone. */
interface Attendance extends AutoCloseable {

  /** Waits as {@link SocketChannel#read} of a blocking channel does. */
  int receive(ByteBuffer buffer) throws IOException;

  @Override
  default void close() {}

  /** What an {@link Attention} asks for. */
  static Attendance of(SocketChannel channel, Attention attention) throws IOException {
    return switch (attention.manner()) {
      case SLEEP -> channel::read;
      case FOLLOW -> new Following(channel);
      case POLL -> new Polling(channel, attention.pollLimit());
    };
  }
}
