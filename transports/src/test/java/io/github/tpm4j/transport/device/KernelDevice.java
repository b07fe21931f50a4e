package io.github.tpm4j.transport.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;

/**
 * Behaves as Linux' TPM driver was seen to: one response is kept until it is read or dropped, a
 * write before that is refused, and a read without a response is the end of the file.
 */
final class KernelDevice implements CharacterDevice {
  private final UnaryOperator<byte[]> tpm;
  private final int readSizeBytes;
  private ByteBuffer unread = ByteBuffer.allocate(0);
  private int executed;
  private boolean closed;

  /**
   * @param readSizeBytes what a read gives at most
   */
  KernelDevice(int readSizeBytes, UnaryOperator<byte[]> tpm) {
    this.readSizeBytes = readSizeBytes;
    this.tpm = tpm;
  }

  @Override
  public void write(byte[] command) throws IOException {
    if (command.length > 4_096) {
      throw new IOException("Argument list too long");
    }
    if (unread.hasRemaining()) {
      throw new IOException("Device or resource busy");
    }
    executed++;
    unread = ByteBuffer.wrap(tpm.apply(command));
  }

  @Override
  public int read(ByteBuffer target) {
    if (!unread.hasRemaining()) {
      return -1;
    }
    int count = Math.min(readSizeBytes, Math.min(unread.remaining(), target.remaining()));
    target.put(unread.slice(unread.position(), count));
    unread.position(unread.position() + count);
    return count;
  }

  int executed() {
    return executed;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
