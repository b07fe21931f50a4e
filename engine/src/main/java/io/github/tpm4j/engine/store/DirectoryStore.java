package io.github.tpm4j.engine.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps state in a directory of its own, in the file {@code state}; the package's description has
 * its layout. Opening writes nothing but the file {@code lock}; the first commit writes the state
 * anew, later ones append to it until it has grown enough to be written anew again, or is no longer
 * where it was.
 *
 * <p>Files are made with mode 0600 and directories with 0700, where there are such modes. A record
 * that was not wholly written when the process died is ignored: it was not acknowledged. Anything
 * else that is not as it was written is refused as damage, and left as it is.
 */
public final class DirectoryStore implements StateStore {
  static final String FILE_NAME = "state";

  /** Some 4,000 increments of a counter, read back in a few milliseconds. */
  private static final int DEFAULT_JOURNAL_LIMIT_BYTES = 512 * 1024;

  private final Path directory;
  private final Path file;
  private final Durability durability;
  private final int journalLimitBytes;
  private final DirectoryLock lock;
  private final Content content;
  private MasterKey key;
  private StateFileWriter writer;
  private boolean closed;

  private DirectoryStore(
      StateLocation location,
      Durability durability,
      int journalLimitBytes,
      DirectoryLock lock,
      StateFileReader.Opened opened) {
    this.directory = location.directory();
    this.file = location.statePath();
    this.durability = durability;
    this.journalLimitBytes = journalLimitBytes;
    this.lock = lock;
    this.content = opened.content();
    this.key = opened.key();
  }

  /**
   * Opens the state in a directory, which is made if it is not there.
   *
   * @param directory of the TPM's own
   * @param durability whether a commit waits for the disk
   * @param protection how the state is encrypted
   * @return the store, locked against other processes until it is closed
   * @throws StateStoreException with reason {@code IN_USE}, {@code DAMAGED}, {@code NEWER_FORMAT},
   *     {@code WRONG_KEY}, {@code KEY_NEEDED}, {@code NOT_ENCRYPTED} or {@code UNREADABLE}
   */
  public static DirectoryStore open(
      Path directory, Durability durability, StateProtection protection) {
    return open(StateLocation.in(directory).orOther(), durability, protection);
  }

  static DirectoryStore open(
      Path directory, Durability durability, StateProtection protection, int journalLimitBytes) {
    return open(StateLocation.in(directory), durability, protection, journalLimitBytes);
  }

  /**
   * As {@link #open(Path, Durability, StateProtection)}, with files of other names.
   *
   * @param location directory and names of its files
   * @param durability whether a commit waits for the disk
   * @param protection how the state is encrypted
   * @return the store, locked against other processes until it is closed
   */
  public static DirectoryStore open(
      StateLocation location, Durability durability, StateProtection protection) {
    return open(location, durability, protection, DEFAULT_JOURNAL_LIMIT_BYTES);
  }

  static DirectoryStore open(
      StateLocation location,
      Durability durability,
      StateProtection protection,
      int journalLimitBytes) {
    return open(location, durability, journalLimitBytes, () -> read(location, protection));
  }

  /**
   * Opens a place where another program's state is, which the first commit replaces; until then the
   * store is empty.
   *
   * @param location directory and names of its files
   * @param durability whether a commit waits for the disk
   * @param protection how the state is encrypted
   * @return the store, locked against other processes until it is closed
   * @throws StateStoreException as {@link #open(Path, Durability, StateProtection)}
   */
  public static DirectoryStore openOver(
      StateLocation location, Durability durability, StateProtection protection) {
    return open(location, durability, DEFAULT_JOURNAL_LIMIT_BYTES, () -> nothing(protection));
  }

  private interface Reading {
    StateFileReader.Opened read() throws IOException;
  }

  private static DirectoryStore open(
      StateLocation location, Durability durability, int journalLimitBytes, Reading reading) {
    Path directory = location.directory();
    try {
      PrivateFiles.createDirectories(directory);
      DirectoryLock lock = DirectoryLock.acquire(location);
      try {
        return new DirectoryStore(location, durability, journalLimitBytes, lock, reading.read());
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw unusable(directory, e);
    }
  }

  static StateStoreException unusable(Path directory, IOException cause) {
    String remedy =
        cause instanceof AccessDeniedException
            ? ". Start the TPM as the user that owns it, or give it to this one."
            : "";
    return new StateStoreException(
        StateStoreException.Reason.UNREADABLE,
        "TPM state directory %s cannot be used: %s%s".formatted(directory, cause, remedy),
        cause);
  }

  private static StateFileReader.Opened read(StateLocation location, StateProtection protection)
      throws IOException {
    return Files.notExists(location.statePath())
        ? nothing(protection)
        : StateFileReader.read(location.statePath(), protection);
  }

  private static StateFileReader.Opened nothing(StateProtection protection) {
    return new StateFileReader.Opened(new Content(), MasterKey.create(protection));
  }

  /**
   * Deletes the state there is at a place, of whichever program, if nobody has it in use.
   *
   * @param location the place
   * @throws StateStoreException with reason {@code IN_USE} or {@code UNREADABLE}
   */
  public static void discard(StateLocation location) {
    try {
      DirectoryLock held = DirectoryLock.acquire(location);
      try {
        Files.deleteIfExists(location.statePath());
      } finally {
        held.close();
      }
    } catch (IOException e) {
      throw new StateStoreException(
          StateStoreException.Reason.UNREADABLE,
          "The TPM state %s cannot be deleted: %s".formatted(location.statePath(), e),
          e);
    }
  }

  @Override
  public synchronized Map<String, byte[]> load() {
    requireOpen();
    return content.copy();
  }

  @Override
  public synchronized void commit(Map<String, Optional<byte[]>> changes) {
    requireOpen();
    ChangeSet copy = ChangeSet.copyOf(changes);
    if (copy.isEmpty()) {
      return;
    }
    if (content.includes(copy) && canAppend()) {
      // It is there already: a TPM that is given the value that it has waits for no disk.
      copy.wipe();
      return;
    }
    byte[] payload = copy.encode();
    boolean done = false;
    try {
      if (!canAppend()) {
        rewrite();
      }
      writer.append(payload);
      content.take(copy);
      done = true;
    } catch (IOException e) {
      throw failed(e);
    } finally {
      Arrays.fill(payload, (byte) 0);
      if (!done) {
        copy.wipe();
      }
    }
  }

  private boolean canAppend() {
    return writer != null
        && writer.isUsable()
        && !writer.hasOutgrown(journalLimitBytes)
        && writer.isInPlace();
  }

  @Override
  public synchronized void discardHistory() {
    requireOpen();
    try {
      rewrite();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Encrypts the state with another key from now on, or no longer, and writes it anew at once. The
   * old file's blocks may still be found on the device.
   *
   * @param protection from now on
   * @throws StateStoreException {@code COMMIT_FAILED}: later commits use the old key
   */
  public synchronized void changeProtection(StateProtection protection) {
    requireOpen();
    MasterKey old = key;
    key = MasterKey.create(protection);
    try {
      rewrite();
      old.wipe();
    } catch (IOException e) {
      key.wipe();
      key = old;
      throw failed(e);
    }
  }

  private void rewrite() throws IOException {
    abandonWriter();
    lock.requireInPlace();
    writer = StateFileWriter.replace(file, content, key, durability);
  }

  private StateStoreException failed(IOException cause) {
    try {
      abandonWriter();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    return new StateStoreException(
        StateStoreException.Reason.COMMIT_FAILED,
        "TPM state in %s could not be written and is as before: %s".formatted(directory, cause),
        cause);
  }

  private void abandonWriter() throws IOException {
    if (writer != null) {
      StateFileWriter last = writer;
      writer = null;
      last.close();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new StateStoreException(
          StateStoreException.Reason.CLOSED, "TPM state in " + directory + " was closed before.");
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    content.wipe();
    key.wipe();
    try (lock) {
      abandonWriter();
    } catch (IOException e) {
      throw new StateStoreException(
          StateStoreException.Reason.UNREADABLE,
          "TPM state in %s is whole, but its files could not be closed: %s".formatted(directory, e),
          e);
    }
  }
}
