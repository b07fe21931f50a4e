package io.github.tpm4j.engine.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right of one store to use a directory, against all other stores and processes. */
final class DirectoryLock implements AutoCloseable {
  // Closing any channel of a file drops the locks this process has on it (fcntl(2)): a second store
  // of the process must be refused before it opens the file.
  private static final Set<Object> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final Object directoryKey;
  private final FileChannel channel;

  private DirectoryLock(Path directory, Object directoryKey, FileChannel channel) {
    this.directory = directory;
    this.directoryKey = directoryKey;
    this.channel = channel;
  }

  /**
   * @throws StateStoreException {@code IN_USE}
   */
  static DirectoryLock acquire(StateLocation location) throws IOException {
    Path directory = location.directory();
    Object key = key(directory);
    if (!HELD_HERE.add(key)) {
      throw inUse(directory, "this process");
    }
    FileChannel channel = null;
    boolean locked = false;
    try {
      channel = open(location.lockPath());
      locked = tryLock(channel, directory);
      if (!locked) {
        throw inUse(directory, "another process");
      }
      return new DirectoryLock(directory, key, channel);
    } finally {
      if (!locked) {
        release(key, channel);
      }
    }
  }

  /** Device and inode where there are such, so that every path to the directory is the same. */
  private static Object key(Path directory) throws IOException {
    Object fileKey = PrivateFiles.key(directory);
    return fileKey != null ? fileKey : directory.toRealPath();
  }

  private static FileChannel open(Path file) throws IOException {
    Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    return FileChannel.open(file, options, PrivateFiles.FILE_PERMISSIONS);
  }

  private static boolean tryLock(FileChannel channel, Path directory) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      throw inUse(directory, "another class loader of this process");
    }
  }

  private static StateStoreException inUse(Path directory, String holder) {
    return new StateStoreException(
        StateStoreException.Reason.IN_USE,
        "TPM state directory %s is in use by %s. Close that TPM, or choose another directory."
            .formatted(directory, holder));
  }

  private static void release(Object key, FileChannel channel) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      HELD_HERE.remove(key);
    }
  }

  /**
   * @throws IOException if another directory, which others may have locked, has the name by now
   */
  void requireInPlace() throws IOException {
    if (!directoryKey.equals(key(directory))) {
      throw new IOException("the directory was replaced while the TPM was running");
    }
  }

  /** Releases the lock. Its file stays: deleting it would let two processes lock two location. */
  @Override
  public void close() throws IOException {
    release(directoryKey, channel);
  }
}
