package io.github.tpm4j.engine.libtpms;

import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.engine.store.StateStoreException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A file that is only read, and that no swtpm takes meanwhile. */
final class SourceFile implements AutoCloseable {
  /** Of one state: 30 times what a TPM with full memory has. */
  private static final int MAX_STATE_BYTES = 8 << 20;

  private final Path path;
  private final FileChannel channel;

  private SourceFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static SourceFile open(Path path) throws IOException {
    return new SourceFile(path, FileChannel.open(path, StandardOpenOption.READ));
  }

  /**
   * Opens it and holds the lock that swtpm takes.
   *
   * @throws StateStoreException {@code IN_USE}
   */
  static SourceFile lock(Path path) throws IOException {
    SourceFile file = open(path);
    if (!file.isLocked()) {
      file.close();
      throw new StateStoreException(
          Reason.IN_USE, "The state of swtpm is in use (" + path + "): end its swtpm first.");
    }
    return file;
  }

  private boolean isLocked() throws IOException {
    try {
      return channel.tryLock(0, Long.MAX_VALUE, true) != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /**
   * The whole file.
   *
   * @throws StateStoreException {@code DAMAGED} if it is larger than any state
   */
  byte[] whole() throws IOException {
    byte[] bytes = bytes(0, MAX_STATE_BYTES + 1);
    if (bytes.length > MAX_STATE_BYTES) {
      throw new StateStoreException(
          Reason.DAMAGED, path + " is no state of swtpm: it has more than 8 MiB.");
    }
    return bytes;
  }

  /**
   * A part of the file.
   *
   * @throws StateStoreException {@code DAMAGED} if it is larger than any state, or not all there
   */
  byte[] part(int offset, int length) throws IOException {
    boolean isPossible = offset > 0 && length >= 0 && length <= MAX_STATE_BYTES;
    byte[] bytes = isPossible ? bytes(offset, length) : new byte[0];
    if (!isPossible || bytes.length < length) {
      throw new StateStoreException(
          Reason.DAMAGED, path + " is damaged: its header names bytes beyond its end.");
    }
    return bytes;
  }

  /** At most so many bytes; fewer at the end of the file. */
  byte[] bytes(int offset, int most) throws IOException {
    long size = channel.size();
    // A block device has no size to ask for.
    int room = size == 0 ? most : (int) Math.max(0, Math.min(most, size - offset));
    ByteBuffer bytes = ByteBuffer.allocate(room);
    int read = 0;
    while (read >= 0 && bytes.hasRemaining()) {
      read = channel.read(bytes, offset + (long) bytes.position());
    }
    return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
