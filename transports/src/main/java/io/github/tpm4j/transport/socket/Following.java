package io.github.tpm4j.transport.socket;

import io.github.tpm4j.transport.processor.ClientFollower;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Sleeps where the client runs. */
final class Following implements Attendance {
  private final SocketChannel channel;
  private final ClientFollower follower;

  Following(SocketChannel channel) throws IOException {
    this.channel = channel;
    this.follower = new ClientFollower(channel);
  }

  @Override
  public int receive(ByteBuffer buffer) throws IOException {
    follower.beforeRequest();
    return channel.read(buffer);
  }

  @Override
  public void close() {
    follower.close();
  }
}
